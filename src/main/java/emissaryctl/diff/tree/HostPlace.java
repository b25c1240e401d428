package emissaryctl.diff.tree;

import java.util.Comparator;

/// A virtual host by what leads to it: the listener's address, the filter chain's match, the domain.
public record HostPlace(String listener, String chain, String domain) implements Comparable<HostPlace> {

    private static final Comparator<HostPlace> ORDER = Comparator.comparing(HostPlace::domain)
            .thenComparing(HostPlace::listener)
            .thenComparing(HostPlace::chain);

    @Override
    public int compareTo(HostPlace other) {
        return ORDER.compare(this, other);
    }
}
