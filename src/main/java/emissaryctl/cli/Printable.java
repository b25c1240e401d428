package emissaryctl.cli;

/// Text from outside (arguments, file names, messages of the system) made safe for a terminal.
public final class Printable {

    private Printable() {}

    public static String of(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            boolean hidden = Character.isISOControl(c) || Character.getType(c) == Character.FORMAT;
            safe.append(hidden ? "?" : Character.toString(c));
        });
        return safe.toString();
    }
}
