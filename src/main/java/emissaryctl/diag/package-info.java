/// What the program has to say about an input: codes, severities, messages with positions. Pure values; every other
/// package may use it.
@NullMarked
package emissaryctl.diag;

import org.jspecify.annotations.NullMarked;
