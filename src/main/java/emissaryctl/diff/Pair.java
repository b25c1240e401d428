package emissaryctl.diff;

/// The same thing on both sides.
record Pair<T>(T before, T after) {}
