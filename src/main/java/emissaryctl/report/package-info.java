/// Turns findings into text for people and programs. In come diagnostics and the sources that they point into; out goes
/// text. Prints nothing itself and knows no streams. No raw control character of the input gets through.
@NullMarked
package emissaryctl.report;

import org.jspecify.annotations.NullMarked;
