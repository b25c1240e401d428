/// One small class per command: read the options, call the pipeline, report, choose the exit code.
@NullMarked
package emissaryctl.cli.command;

import org.jspecify.annotations.NullMarked;
