package emissaryctl.diff.judge;

import java.util.List;

/// The table of all judgements.
public final class JudgementIndex {

    private static final String TITLE = "Judgements of diff (EMCD)";

    private JudgementIndex() {}

    private static List<JudgementPage> pages() {
        return Judges.ALL.stream().map(JudgementPage::of).toList();
    }

    /// As Markdown, with links to the pages beside it.
    public static String markdown() {
        StringBuilder text =
                new StringBuilder("\n## " + TITLE + "\n\n| code | name | risk | what |\n|---|---|---|---|\n");
        for (JudgementPage page : pages()) {
            String code = page.judge().code();
            text.append("| [" + code + "](" + code + ".md) | ")
                    .append(String.join(" | ", page.judge().name(), page.risk(), page.summary()))
                    .append(" |\n");
        }
        return text.toString();
    }

    /// For a terminal: code, name and summary, a line each.
    public static String plain() {
        StringBuilder text = new StringBuilder("\n" + TITLE + "\n");
        int width = Judges.ALL.stream()
                .mapToInt(judge -> judge.name().length())
                .max()
                .orElse(0);
        for (JudgementPage page : pages()) {
            String name = page.judge().name();
            text.append("  ").append(page.judge().code()).append("  ").append(name);
            text.append(" ".repeat(width - name.length() + 2))
                    .append(page.summary().replace("`", ""))
                    .append('\n');
        }
        return text.toString();
    }
}
