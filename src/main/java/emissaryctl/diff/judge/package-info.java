/// What changes mean: in comes an entry with its evidence, out come judgements, each with a page in docs/rules. A class
/// for each question; `Judges` lists them.
@NullMarked
package emissaryctl.diff.judge;

import org.jspecify.annotations.NullMarked;
