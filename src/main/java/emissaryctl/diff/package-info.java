/// What changes for traffic between two configurations: in come two of them in their normal form, out goes a list of
/// entries, one per real change. Knows neither files nor Envoy's messages; what the normal form is, `diff.normal`
/// knows.
@NullMarked
package emissaryctl.diff;

import org.jspecify.annotations.NullMarked;
