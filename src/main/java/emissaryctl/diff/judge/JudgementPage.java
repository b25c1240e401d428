package emissaryctl.diff.judge;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// What the manual says about a judgement. The pages are Markdown files of docs/rules, which the program carries.
///
/// @param risk the word, or the words and when
public record JudgementPage(Judge judge, String summary, String risk, String text) {

    private static final String RULE = "|---|";

    /// @throws IllegalStateException when there is none, or it isn't written as pages are
    public static JudgementPage of(Judge judge) {
        String text = load(judge);
        List<String> lines = text.lines().toList();
        int table = lines.indexOf(RULE);
        boolean titled = !lines.isEmpty() && lines.getFirst().equals("# " + judge.code() + " " + judge.name());
        if (!titled || table < 0) throw new IllegalStateException("the page of " + judge.code() + " is malformed");
        List<String> summary = lines.subList(2, lines.size()).stream()
                .takeWhile(line -> !line.isEmpty())
                .toList();
        String risk = lines.get(table + 1);
        return new JudgementPage(
                judge,
                String.join(" ", summary),
                risk.substring(1, risk.length() - 1).strip(),
                text);
    }

    private static String load(Judge judge) {
        String name = "/emissaryctl/rules/" + judge.code() + ".md";
        try (InputStream page = JudgementPage.class.getResourceAsStream(name)) {
            if (page == null) throw new IllegalStateException("no page for " + judge.code());
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The first block of source under a heading, in this language.
    public Optional<String> block(String heading, String language) {
        List<String> below = text.lines()
                .dropWhile(line -> !line.equals("## " + heading))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .toList();
        int start = below.indexOf("```" + language);
        if (start < 0) return Optional.empty();
        List<String> lines = below.subList(start + 1, below.size()).stream()
                .takeWhile(line -> !line.equals("```"))
                .toList();
        return Optional.of(String.join("\n", lines) + "\n");
    }
}
