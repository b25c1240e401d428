package emissaryctl.assemble.text;

/// Users' text inside messages.
public final class Text {

    private static final int LONGEST = 80;

    private Text() {}

    /// The text, cut where it would drown the message.
    public static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
