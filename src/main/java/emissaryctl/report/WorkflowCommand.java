package emissaryctl.report;

import emissaryctl.diag.Severity;

/// The workflow command of GitHub Actions that makes an annotation. Nothing in its texts can end it or begin another.
public final class WorkflowCommand {

    private WorkflowCommand() {}

    /// The beginning, up to the properties.
    static String word(Severity severity) {
        return severity == Severity.INFO ? "notice" : severity.word();
    }

    /// One at a place.
    public static String at(Severity severity, String file, int line, int column, String title, String message) {
        return "::" + word(severity) + " file=" + property(file) + ",line=" + line + ",col=" + column + ",title="
                + property(title) + "::" + data(Escaped.of(message));
    }

    /// One at no place.
    public static String of(Severity severity, String title, String message) {
        return "::" + word(severity) + " title=" + property(title) + "::" + data(Escaped.of(message));
    }

    static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    static String property(String text) {
        return data(Escaped.of(text)).replace(":", "%3A").replace(",", "%2C");
    }
}
