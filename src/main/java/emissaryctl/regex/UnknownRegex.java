package emissaryctl.regex;

/// The expression is not one that is understood here. It never leaves this package.
final class UnknownRegex extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownRegex() {
        super("not understood", null, false, false);
    }
}
