/// Takes what the user names (files, directories, standard input) through all stages: load, read, assemble, translate.
/// What comes out are values and diagnostics. Knows nothing of commands, reports or the clock.
@NullMarked
package emissaryctl.pipeline;

import org.jspecify.annotations.NullMarked;
