package emissaryctl.assemble.host;

/// Host names with at most one `*`, at the beginning or at the end.
public final class HostGlob {

    private HostGlob() {}

    /// Whether some host name could match both globs. Symmetric and case-sensitive, as Emissary's Host association is.
    public static boolean overlap(String one, String other) {
        if (one.equals(other) || one.equals("*") || other.equals("*")) return true;
        if (one.isEmpty() || other.isEmpty() || one.startsWith(".") || other.startsWith(".")) return false;
        boolean oneLeads = one.startsWith("*");
        boolean oneTrails = one.endsWith("*");
        boolean otherLeads = other.startsWith("*");
        boolean otherTrails = other.endsWith("*");
        if (oneLeads && oneTrails || otherLeads && otherTrails) return false;
        if (oneLeads && otherTrails || otherLeads && oneTrails) return true;
        if (oneLeads) return suffixes(one.substring(1), other, otherLeads);
        if (otherLeads) return suffixes(other.substring(1), one, false);
        if (oneTrails) return prefixes(one.substring(0, one.length() - 1), other, otherTrails);
        if (otherTrails) return prefixes(other.substring(0, other.length() - 1), one, false);
        return false;
    }

    private static boolean suffixes(String suffix, String other, boolean otherLeads) {
        if (!otherLeads) return other.length() > suffix.length() && other.endsWith(suffix);
        String otherSuffix = other.substring(1);
        return suffix.endsWith(otherSuffix) || otherSuffix.endsWith(suffix);
    }

    /// A star never stands for nothing: `foo.*` does not take `foo.`.
    private static boolean prefixes(String prefix, String other, boolean otherTrails) {
        if (!otherTrails) return other.length() > prefix.length() && other.startsWith(prefix);
        String otherPrefix = other.substring(0, other.length() - 1);
        return prefix.startsWith(otherPrefix) || otherPrefix.startsWith(prefix);
    }
}
