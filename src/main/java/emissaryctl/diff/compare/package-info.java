/// Two configurations in, an entry for each change out. Knows nothing of what a change means.
@NullMarked
package emissaryctl.diff.compare;

import org.jspecify.annotations.NullMarked;
