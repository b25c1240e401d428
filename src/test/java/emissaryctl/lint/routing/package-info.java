@org.jspecify.annotations.NullMarked
package emissaryctl.lint.routing;
