package emissaryctl.report;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import emissaryctl.source.SourceFile;
import java.util.List;

/// The changes of a file as a unified diff, with everything secret in it replaced.
public final class FixPreview {

    private static final int CONTEXT = 3;

    private FixPreview() {}

    /// The diff; empty when nothing changes.
    public static String format(SourceFile before, SourceFile after, Redactions redactions) {
        List<String> old = lines(before, before, redactions);
        List<String> fresh = lines(after, before, redactions);
        String name = Escaped.of(before.name());
        List<String> diff = UnifiedDiffUtils.generateUnifiedDiff(
                "a/" + name, "b/" + name, old, DiffUtils.diff(old, fresh), CONTEXT);
        StringBuilder text = new StringBuilder();
        diff.forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    private static List<String> lines(SourceFile shown, SourceFile original, Redactions redactions) {
        List<String> secrets = redactions.texts(original);
        return shown.text()
                .lines()
                .map(line -> {
                    String safe = line;
                    for (String secret : secrets) safe = safe.replace(secret, "[redacted]");
                    return Escaped.line(safe);
                })
                .toList();
    }
}
