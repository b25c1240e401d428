@org.jspecify.annotations.NullMarked
package emissaryctl.regex;
