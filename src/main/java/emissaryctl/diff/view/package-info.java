/// Comparisons for people and programs: text, JSON and what pull requests show. Draws what `diff` has found and decides
/// nothing.
@NullMarked
package emissaryctl.diff.view;

import org.jspecify.annotations.NullMarked;
