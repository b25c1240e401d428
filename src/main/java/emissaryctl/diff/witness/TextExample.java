package emissaryctl.diff.witness;

import emissaryctl.diff.tree.Tree;
import java.util.Optional;

/// A value that a matcher of headers or query parameters takes; none when it wants what is not understood here.
final class TextExample {

    private static final String ANYTHING = "x";

    private TextExample() {}

    static Optional<String> of(Tree matcher) {
        Optional<Tree> text = matcher.at("string_match");
        if (text.isEmpty()) return matcher.text("present_match").map(_ -> ANYTHING);
        Tree wanted = text.get();
        return wanted.text("exact")
                .or(() -> wanted.text("prefix").map(prefix -> prefix + ANYTHING))
                .or(() -> wanted.text("suffix").map(suffix -> ANYTHING + suffix))
                .or(() -> wanted.text("contains"))
                .or(() -> wanted.text("safe_regex", "regex").map(regex -> RegexExample.of(regex, 1)));
    }
}
