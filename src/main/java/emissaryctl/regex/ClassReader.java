package emissaryctl.regex;

import java.util.Optional;

/// Reads what stands between brackets.
record ClassReader(TextCursor text, Flags flags) {

    /// Behind the opening bracket, up to and with the closing one.
    ByteSet read() {
        boolean negated = text.skip("^");
        ByteSet all = ByteSet.NONE;
        boolean first = true;
        while (first || !text.isAt("]")) {
            first = false;
            all = all.or(flags.fold() ? member().folded() : member());
        }
        text.expect("]");
        return negated ? all.not() : all;
    }

    private ByteSet member() {
        if (text.skip("[:")) {
            boolean negated = text.skip("^");
            ByteSet set = ByteClasses.posix(text.until(':'));
            text.expect("]");
            return negated ? set.not() : set;
        }
        int start = text.position();
        if (text.skip("\\")) {
            Optional<ByteSet> named = text.namedClass();
            if (named.isPresent()) return named.get();
            text.backTo(start);
        }
        int low = single();
        int beforeDash = text.position();
        if (!text.skip("-")) return ByteSet.range(low, low);
        if (text.isAt("]")) {
            text.backTo(beforeDash);
            return ByteSet.range(low, low);
        }
        return ByteSet.range(low, single());
    }

    private int single() {
        return text.skip("\\") ? text.escaped() : text.next();
    }
}
