package emissaryctl.envoy;

import emissaryctl.gateway.Gateway;
import emissaryctl.gateway.Pem;
import emissaryctl.gateway.Pem.PemText;
import emissaryctl.gateway.TlsOrigination;
import emissaryctl.gateway.TlsPeer;
import emissaryctl.gateway.TlsTermination;
import java.util.stream.Stream;

/// Finds out whether the text of a secret would stand in the configuration.
final class SecretTexts {

    static boolean in(Gateway gateway) {
        Stream<TlsPeer> downstream = gateway.listeners().stream()
                .flatMap(listener -> listener.chains().stream())
                .flatMap(chain -> chain.tls().map(TlsTermination::peer).stream());
        Stream<TlsPeer> upstream =
                gateway.clusters().stream().flatMap(cluster -> cluster.tls().map(TlsOrigination::peer).stream());
        return Stream.concat(downstream, upstream)
                .flatMap(SecretTexts::pems)
                .anyMatch(pem -> pem instanceof PemText text && text.secret());
    }

    private static Stream<Pem> pems(TlsPeer peer) {
        Stream<Pem> pair =
                peer.keyPair().stream().flatMap(keys -> Stream.of(keys.certificateChain(), keys.privateKey()));
        Stream<Pem> validation = Stream.concat(peer.trustedCa().stream(), peer.revocationList().stream());
        return Stream.concat(pair, validation);
    }

    private SecretTexts() {}
}
