/// The command line: arguments in, exit code and text on the streams out. The only package that knows picocli and the
/// process's own streams.
@NullMarked
package emissaryctl.cli;

import org.jspecify.annotations.NullMarked;
