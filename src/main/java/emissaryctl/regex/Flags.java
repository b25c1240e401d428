package emissaryctl.regex;

/// What `(?imsU)` switches: letters in both cases, `^` and `$` at lines, `.` for new lines, repetitions lazy.
record Flags(boolean fold, boolean lines, boolean dotAll, boolean lazy) {

    static final Flags NONE = new Flags(false, false, false, false);

    Flags with(char letter, boolean on) {
        return switch (letter) {
            case 'i' -> new Flags(on, lines, dotAll, lazy);
            case 'm' -> new Flags(fold, on, dotAll, lazy);
            case 's' -> new Flags(fold, lines, on, lazy);
            case 'U' -> new Flags(fold, lines, dotAll, on);
            default -> throw new UnknownRegex();
        };
    }
}
