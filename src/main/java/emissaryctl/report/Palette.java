package emissaryctl.report;

import emissaryctl.diag.Severity;

/// Colours of a terminal, or none.
public enum Palette {
    PLAIN,
    COLOUR;

    private static final String RESET = "\u001b[0m";

    public String bold(String text) {
        return paint("1", text);
    }

    public String blue(String text) {
        return paint("1;34", text);
    }

    public String green(String text) {
        return paint("1;32", text);
    }

    public String red(String text) {
        return paint("1;31", text);
    }

    public String dim(String text) {
        return paint("2", text);
    }

    public String severity(Severity severity, String text) {
        return paint(
                switch (severity) {
                    case ERROR -> "1;31";
                    case WARNING -> "1;33";
                    case INFO -> "1;36";
                },
                text);
    }

    private String paint(String code, String text) {
        return this == PLAIN ? text : "\u001b[" + code + "m" + text + RESET;
    }
}
