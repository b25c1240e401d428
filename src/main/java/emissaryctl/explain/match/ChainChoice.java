package emissaryctl.explain.match;

import emissaryctl.gateway.ChainMatch.Security;
import emissaryctl.gateway.Gateway.FilterChain;
import emissaryctl.gateway.Gateway.Listener;
import emissaryctl.gateway.Gateway.ListenerFilter;
import emissaryctl.gateway.ListenAddress.Transport;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Finds the filter chain for a connection: by server name first (itself, else the longest `*.example.com`, else chains
/// without names), then by what was detected below. There is no way back: a chain for the name that wants another
/// transport is not made up for by one without a name.
public final class ChainChoice {

    private ChainChoice() {}

    /// The filter chain that takes the connection.
    public static Optional<FilterChain> among(Listener listener, Security security, String serverName) {
        boolean udp = listener.address().transport() == Transport.UDP;
        boolean detects = udp || listener.filters().contains(ListenerFilter.TLS_INSPECTOR);
        String name = detects && security != Security.ANY ? serverName : "";
        Security detected = detects ? security : Security.ANY;
        List<FilterChain> named = named(listener.chains(), name);
        return named.stream()
                .filter(chain -> chain.match().security() == detected)
                .findFirst()
                .or(() -> named.stream()
                        .filter(chain -> chain.match().security() == Security.ANY)
                        .findFirst());
    }

    private static List<FilterChain> named(List<FilterChain> chains, String serverName) {
        if (!serverName.isEmpty()) {
            List<FilterChain> exact = having(chains, serverName);
            if (!exact.isEmpty()) return exact;
            Optional<String> wildcard = chains.stream()
                    .flatMap(chain -> chain.match().serverNames().stream())
                    .filter(name -> name.startsWith("*.") && covers(name.substring(1), serverName))
                    .max(Comparator.comparingInt(String::length));
            if (wildcard.isPresent()) return having(chains, wildcard.get());
        }
        return chains.stream()
                .filter(chain -> chain.match().serverNames().isEmpty())
                .toList();
    }

    private static boolean covers(String suffix, String serverName) {
        return serverName.length() > suffix.length() && serverName.endsWith(suffix);
    }

    private static List<FilterChain> having(List<FilterChain> chains, String serverName) {
        return chains.stream()
                .filter(chain -> chain.match().serverNames().stream()
                        .anyMatch(name -> AsciiCase.lower(name).equals(AsciiCase.lower(serverName))))
                .toList();
    }
}
