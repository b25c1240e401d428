/// Wishes for clusters in, the clusters out: each once, with its name, its endpoints and what it trusts. Knows
/// nothing of what asks for them.
@NullMarked
package emissaryctl.assemble.upstream;

import org.jspecify.annotations.NullMarked;
