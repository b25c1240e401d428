package emissaryctl.gateway.policy;

import emissaryctl.source.Origin;
import java.util.List;
import java.util.Locale;

/// Requests for some hosts and paths, and what they pass: nothing, when there are no steps. `host` is in lower case; a
/// port counts only where the glob has one.
public record PolicyRule(Origin origin, Glob host, Glob path, List<PolicyStep> steps) {

    public PolicyRule {
        steps = List.copyOf(steps);
    }

    /// Whether a request with this `:authority` and `:path` fits. The query does not count.
    public boolean fits(String authority, String pathAndQuery) {
        int query = pathAndQuery.indexOf('?');
        return fitsHost(authority.toLowerCase(Locale.ROOT))
                && path.matches(query < 0 ? pathAndQuery : pathAndQuery.substring(0, query));
    }

    private boolean fitsHost(String authority) {
        if (host.matches(authority)) return true;
        int colon = authority.lastIndexOf(':');
        boolean port = colon >= 0
                && colon < authority.length() - 1
                && authority.substring(colon + 1).chars().allMatch(c -> c >= '0' && c <= '9');
        return port && !namesPort() && host.matches(authority.substring(0, colon));
    }

    /// The colons of an IPv6 address, which stands in brackets, are not before a port.
    public boolean namesPort() {
        return host.text().indexOf(':', host.text().lastIndexOf(']') + 1) >= 0;
    }

    /// Whether some request could fit both rules; true also where that is not worth finding out.
    public boolean overlaps(PolicyRule other) {
        boolean hosts = namesPort() || other.namesPort() || host.overlaps(other.host);
        return hosts && path.overlaps(other.path);
    }
}
