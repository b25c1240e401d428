package emissaryctl.cli;

import java.util.List;
import java.util.Locale;

/// A manual page of section 1 in the macros of man(7), which every `man` understands. Text is escaped; the order of the
/// calls is that of the page.
final class Roff {

    private final StringBuilder page = new StringBuilder();

    Roff(String name, String summary) {
        line(".TH " + quoted(name.toUpperCase(Locale.ROOT)) + " 1 \"\" " + quoted("emissaryctl " + Version.number())
                + " \"User Commands\"");
        // Names of options and variables must stay whole.
        line(".nh").line(".ad l");
        section("NAME").text(name + " - " + summary);
    }

    Roff section(String title) {
        return line(".SH " + quoted(title));
    }

    Roff subsection(String title) {
        return line(".SS " + quoted(title.endsWith(":") ? title.substring(0, title.length() - 1) : title));
    }

    /// A paragraph; nothing for an empty text.
    Roff text(String text) {
        return text.isBlank() ? this : line(escaped(text));
    }

    /// A term with what it means.
    Roff term(String term, String meaning) {
        return line(".TP").line(".B " + quoted(term)).text(meaning);
    }

    /// Lines that are shown as they are.
    Roff verbatim(List<String> lines) {
        line(".nf");
        lines.stream().filter(each -> !each.isBlank()).forEach(each -> line(escaped(each.stripTrailing())));
        return line(".fi");
    }

    /// A line of macros.
    Roff line(String line) {
        page.append(line).append('\n');
        return this;
    }

    private static String quoted(String text) {
        return '"' + escaped(text).replace("\"", "\\(dq") + '"';
    }

    /// A hyphen would be set as one that a search for `--option` misses, and a dot at the start would be a macro.
    private static String escaped(String text) {
        String plain = text.replace("\\", "\\e").replace("-", "\\-");
        return plain.startsWith(".") || plain.startsWith("'") ? "\\&" + plain : plain;
    }

    @Override
    public String toString() {
        return page.toString();
    }
}
