package emissaryctl.lint.catalogue;

import emissaryctl.diag.Code;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the manual says about a code. The pages are the Markdown files of docs/rules, which the program carries.
///
/// @param summary one sentence
/// @param severity the word, or the words and when
/// @param effect the word, the words, or `–`
/// @param looksAt what the rule needs to see (`Needs.words`)
/// @param fix `safe`, `unsafe`, `safe or unsafe`, or `by hand`
/// @param text the whole page
public record RulePage(
        Code code, String summary, String severity, String effect, String looksAt, String fix, String text) {

    private static final int COLUMNS = 4;

    /// The page of a code.
    ///
    /// @throws IllegalStateException when there is none, or it isn't written as pages are
    public static RulePage of(Code code) {
        return parse(code, load(code).orElseThrow(() -> new IllegalStateException("no page for " + code.id())));
    }

    /// The pages of all codes, in order.
    public static List<RulePage> all() {
        List<RulePage> pages = new ArrayList<>();
        for (Code code : Code.values()) pages.add(of(code));
        return pages;
    }

    private static Optional<String> load(Code code) {
        String name = "/emissaryctl/rules/" + code.id() + ".md";
        try (InputStream page = RulePage.class.getResourceAsStream(name)) {
            return page == null
                    ? Optional.empty()
                    : Optional.of(new String(page.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RulePage parse(Code code, String text) {
        List<String> lines = text.lines().toList();
        String title = "# " + code.id() + " " + code.slug();
        if (lines.isEmpty() || !lines.getFirst().equals(title)) throw malformed(code, "must begin with " + title);
        StringBuilder summary = new StringBuilder();
        int at = 2;
        while (at < lines.size() && !lines.get(at).isEmpty()) {
            if (!summary.isEmpty()) summary.append(' ');
            summary.append(lines.get(at++));
        }
        int row = lines.indexOf("|---|---|---|---|") + 1;
        if (row == 0 || row >= lines.size()) throw malformed(code, "lacks its table");
        List<String> cells = cells(lines.get(row));
        if (cells.size() != COLUMNS) throw malformed(code, "has a wrong table");
        return new RulePage(code, summary.toString(), cells.get(0), cells.get(1), cells.get(2), cells.get(3), text);
    }

    private static List<String> cells(String row) {
        List<String> cells = new ArrayList<>();
        int from = 1;
        for (int bar = row.indexOf('|', from); bar >= 0; bar = row.indexOf('|', from)) {
            cells.add(row.substring(from, bar).strip());
            from = bar + 1;
        }
        return cells;
    }

    /// The first block of source under a heading, in this language.
    public Optional<String> block(String heading, String language) {
        List<String> lines = text.lines().toList();
        int start = lines.indexOf("## " + heading);
        if (start < 0) return Optional.empty();
        StringBuilder block = new StringBuilder();
        boolean inside = false;
        for (String line : lines.subList(start + 1, lines.size())) {
            if (inside && line.equals("```")) return Optional.of(block.toString());
            if (inside) block.append(line).append('\n');
            else if (line.startsWith("## ")) return Optional.empty();
            else if (line.equals("```" + language)) inside = true;
        }
        return Optional.empty();
    }

    private static IllegalStateException malformed(Code code, String what) {
        return new IllegalStateException("the page of " + code.id() + " " + what);
    }
}
