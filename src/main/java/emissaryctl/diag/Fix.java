package emissaryctl.diag;

import emissaryctl.source.Span;
import java.util.List;

/// Edits of the source that settle a finding. A `safe` fix changes no traffic but that which is plainly broken; others
/// need a look. `title` says what it does, as an order (`add rewrite: ""`).
public record Fix(String title, boolean safe, List<Edit> edits) {

    public Fix {
        edits = List.copyOf(edits);
    }

    /// Text to put in the place of a stretch of source; an empty stretch is an insertion before its start.
    public record Edit(Span span, String replacement) {}

    public static Fix safe(String title, Edit... edits) {
        return new Fix(title, true, List.of(edits));
    }

    public static Fix unsafe(String title, Edit... edits) {
        return new Fix(title, false, List.of(edits));
    }
}
