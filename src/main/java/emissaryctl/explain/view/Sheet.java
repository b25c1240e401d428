package emissaryctl.explain.view;

import emissaryctl.report.Escaped;
import emissaryctl.report.Palette;
import emissaryctl.source.Origin;

/// Lines with a label in front.
final class Sheet {

    private static final int LABEL = 10;

    private final Palette palette;
    private final StringBuilder text = new StringBuilder();

    Sheet(Palette palette) {
        this.palette = palette;
    }

    Palette palette() {
        return palette;
    }

    Sheet title(String title) {
        text.append(palette.bold(Escaped.of(title))).append("\n\n");
        return this;
    }

    Sheet line(String label, String content) {
        return painted(label, Escaped.of(content));
    }

    /// A line whose content may have colours.
    Sheet painted(String label, String content) {
        String padded = label + " ".repeat(Math.max(1, LABEL - label.length()));
        text.append(label.isEmpty() ? padded : palette.blue(label) + padded.substring(label.length()))
                .append(content)
                .append('\n');
        return this;
    }

    /// A line that ends in where the thing comes from.
    Sheet from(String label, String content, Origin origin) {
        return painted(label, Escaped.of(content) + "  " + place(origin));
    }

    String place(Origin origin) {
        return palette.dim(Escaped.of(origin.resource() + " " + origin.span().position()));
    }

    Sheet gap() {
        text.append('\n');
        return this;
    }

    String text() {
        return text.toString();
    }
}
