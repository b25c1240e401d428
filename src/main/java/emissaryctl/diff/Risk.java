package emissaryctl.diff;

import java.util.Locale;

/// How likely a change is to break or expose something.
public enum Risk {
    HIGH,
    MEDIUM,
    LOW;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether this is as bad as `least`, or worse.
    public boolean reaches(Risk least) {
        return compareTo(least) <= 0;
    }
}
