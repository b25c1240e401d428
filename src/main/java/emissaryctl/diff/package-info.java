/// What changes for traffic between two configurations: values only, an entry per real change. `diff.normal` makes the
/// trees that `diff.compare` compares; `diff.witness` finds the request that shows a change, `diff.judge` says what it
/// means. Knows neither files nor Envoy's messages.
@NullMarked
package emissaryctl.diff;

import org.jspecify.annotations.NullMarked;
