package emissaryctl.regex;

/// The expression names a character that is no byte.
final class WideCharacter extends UnknownRegex {

    private static final long serialVersionUID = 1L;
}
