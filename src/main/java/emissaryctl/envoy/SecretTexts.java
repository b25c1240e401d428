package emissaryctl.envoy;

import emissaryctl.gateway.Gateway;
import emissaryctl.gateway.Pem;
import emissaryctl.gateway.Pem.PemText;
import emissaryctl.gateway.TlsOrigination;
import emissaryctl.gateway.TlsPeer;
import emissaryctl.gateway.TlsTermination;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.TlsCertificate;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Finds the texts of secrets that stand in the configuration.
final class SecretTexts {

    static boolean in(Gateway gateway) {
        boolean policies = gateway.filters().policies().filters().stream()
                .anyMatch(filter -> filter.action().holdsSecrets());
        return policies
                || peers(gateway)
                        .flatMap(SecretTexts::pems)
                        .anyMatch(pem -> pem instanceof PemText text && text.secret());
    }

    /// The certificates that come from Secrets, by `namespace/name`.
    static SortedMap<String, TlsCertificate> keyPairs(Gateway gateway) {
        SortedMap<String, TlsCertificate> found = new TreeMap<>();
        peers(gateway)
                .flatMap(peer -> peer.keyPair().stream())
                .forEach(keys -> keys.secret()
                        .ifPresent(
                                ref -> found.put(ref.namespace() + "/" + ref.name(), TlsTranslator.certificate(keys))));
        return found;
    }

    private static Stream<TlsPeer> peers(Gateway gateway) {
        Stream<TlsPeer> downstream = gateway.listeners().stream()
                .flatMap(listener -> listener.chains().stream())
                .flatMap(chain -> chain.tls().map(TlsTermination::peer).stream());
        Stream<TlsPeer> upstream =
                gateway.clusters().stream().flatMap(cluster -> cluster.tls().map(TlsOrigination::peer).stream());
        return Stream.concat(downstream, upstream);
    }

    private static Stream<Pem> pems(TlsPeer peer) {
        Stream<Pem> pair =
                peer.keyPair().stream().flatMap(keys -> Stream.of(keys.certificateChain(), keys.privateKey()));
        Stream<Pem> validation = Stream.concat(peer.trustedCa().stream(), peer.revocationList().stream());
        return Stream.concat(pair, validation);
    }

    private SecretTexts() {}
}
