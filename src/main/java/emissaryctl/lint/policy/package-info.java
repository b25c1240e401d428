/// Decides which findings count: profiles, selections, severities, suppressions in the source, and baselines; and reads
/// the file that a team writes these into.
@NullMarked
package emissaryctl.lint.policy;

import org.jspecify.annotations.NullMarked;
