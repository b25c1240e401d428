package emissaryctl.regex;

/// The expression is not one that is understood here. It never leaves this package.
sealed class UnknownRegex extends RuntimeException permits WideCharacter {

    private static final long serialVersionUID = 1L;

    UnknownRegex() {
        super("not understood", null, false, false);
    }
}
