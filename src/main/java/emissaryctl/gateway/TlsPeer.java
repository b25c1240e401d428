package emissaryctl.gateway;

import emissaryctl.source.ResourceRef;
import java.util.List;
import java.util.Optional;

/// The TLS settings that both directions share (`CommonTlsContext`).
public record TlsPeer(
        Optional<KeyPair> keyPair,
        Optional<Pem> trustedCa,
        Optional<Pem> revocationList,
        List<String> alpnProtocols,
        Optional<Version> minVersion,
        Optional<Version> maxVersion,
        List<String> cipherSuites,
        List<String> ecdhCurves) {

    public static final TlsPeer NONE = new TlsPeer(Optional.empty(), Optional.empty());

    public TlsPeer {
        alpnProtocols = List.copyOf(alpnProtocols);
        cipherSuites = List.copyOf(cipherSuites);
        ecdhCurves = List.copyOf(ecdhCurves);
    }

    /// One that leaves everything but certificates to Envoy.
    public TlsPeer(Optional<KeyPair> keyPair, Optional<Pem> trustedCa) {
        this(keyPair, trustedCa, Optional.empty(), List.of(), Optional.empty(), Optional.empty(), List.of(), List.of());
    }

    /// This one, leaving the choice of protocols to Envoy.
    public TlsPeer withoutAlpnProtocols() {
        return new TlsPeer(
                keyPair, trustedCa, revocationList, List.of(), minVersion, maxVersion, cipherSuites, ecdhCurves);
    }

    /// A certificate chain and its private key, and the Secret that both come from, if they do.
    public record KeyPair(Pem certificateChain, Pem privateKey, Optional<ResourceRef> secret) {

        /// One that comes from no Secret.
        public KeyPair(Pem certificateChain, Pem privateKey) {
            this(certificateChain, privateKey, Optional.empty());
        }
    }

    /// A TLS version.
    public enum Version {
        TLS_1_0,
        TLS_1_1,
        TLS_1_2,
        TLS_1_3
    }
}
