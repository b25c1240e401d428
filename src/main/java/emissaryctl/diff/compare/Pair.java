package emissaryctl.diff.compare;

/// The same thing on both sides.
record Pair<T>(T before, T after) {}
