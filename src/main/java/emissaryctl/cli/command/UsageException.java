package emissaryctl.cli.command;

/// The command line is wrong in a way that only its command can see.
final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
