package emissaryctl.cli;

import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// A command of the program. Commands are made by name and only the one that is asked for describes its options,
/// because start-up counts.
public interface Command {

    /// The word on the command line.
    String name();

    /// One line for the list of commands.
    String summary();

    /// Its options and parameters.
    CommandSpec spec();

    /// Runs it with options that parsed.
    ///
    /// @throws UsageException when the options do not fit one another, or say what there is not
    /// @throws ConfigException when a file that says how to work is wrong
    /// @throws IOException when output cannot be written
    ExitCode run(ParseResult parsed, Streams streams) throws IOException;
}
