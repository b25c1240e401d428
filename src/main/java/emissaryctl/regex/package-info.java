/// How large RE2's program for a regular expression is, which Envoy limits. The text of an expression comes in, a
/// number goes out; whether the expression is one is for others to say. The steps are RE2's, because the number is
/// only right if they all are: parse, factor, simplify, compile, flatten.
@NullMarked
package emissaryctl.regex;

import org.jspecify.annotations.NullMarked;
