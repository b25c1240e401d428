package emissaryctl.fix;

import emissaryctl.diag.Fix;
import emissaryctl.diag.Fix.Edit;
import java.util.List;
import java.util.TreeMap;

/// Edits of one text that don't touch each other.
public final class Patch {

    private record Change(int from, int to, String replacement) {}

    private final String text;
    private final TextIndex index;
    private final String lineBreak;
    private final TreeMap<Integer, Change> changes = new TreeMap<>();

    public Patch(String text) {
        this.text = text;
        this.index = new TextIndex(text);
        int first = index.lineEnd(0);
        this.lineBreak = first < text.length() ? text.substring(first, index.nextLine(first)) : "\n";
    }

    /// Adds the edits of a fix, unless one of them would touch another edit.
    ///
    /// @return whether they were added
    public boolean add(Fix fix) {
        List<Change> wanted = fix.edits().stream().map(this::change).toList();
        if (wanted.stream().anyMatch(this::touchesAnother)) return false;
        wanted.forEach(each -> changes.put(each.from(), each));
        return true;
    }

    private boolean touchesAnother(Change change) {
        var before = changes.floorEntry(change.to());
        return before != null && before.getValue().to() >= change.from();
    }

    private Change change(Edit edit) {
        int from = index.start(edit.span());
        int to = index.end(edit.span());
        if (from == to && edit.replacement().startsWith("\n")) {
            int behind = behindComment(to);
            return new Change(behind, behind, edit.replacement().replace("\n", lineBreak));
        }
        if (edit.replacement().isEmpty() && to > from) return removal(from, to);
        return new Change(from, to, edit.replacement().replace("\n", lineBreak));
    }

    /// The end of the line when nothing but a comment follows.
    private int behindComment(int at) {
        int end = index.lineEnd(at);
        String rest = text.substring(at, end);
        String plain = rest.stripLeading();
        boolean comment = plain.isEmpty() || plain.startsWith("#") && rest.length() > plain.length();
        return comment ? end : at;
    }

    /// A removal of all that stands in its lines takes the lines, too, with a comment behind it.
    private Change removal(int from, int to) {
        int start = index.lineStart(from);
        int end = behindComment(to);
        boolean whole = text.substring(start, from).isBlank() && end == index.lineEnd(to);
        return whole ? new Change(start, index.nextLine(end), "") : new Change(from, to, "");
    }

    /// The text with all edits made.
    public String apply() {
        StringBuilder result = new StringBuilder(text.length() + 64);
        int at = 0;
        for (Change change : changes.values()) {
            result.append(text, at, change.from()).append(change.replacement());
            at = change.to();
        }
        return result.append(text, at, text.length()).toString();
    }
}
