package emissaryctl.serve;

import java.util.Locale;

/// What is counted while serving.
enum Tally {
    PUBLISHED,
    REJECTED,
    INVALID,
    HELD_BACK,
    UNWRITABLE,
    REFUSED_INPUT;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
