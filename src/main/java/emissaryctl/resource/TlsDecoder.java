package emissaryctl.resource;

import emissaryctl.resource.TlsModule.TlsModuleBlock;
import emissaryctl.resource.TlsSettings.TlsMaterial;
import emissaryctl.yaml.YamlMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Decodes TLSContext, Host `tls` and Module `tls`. Host writes its keys in camel case, too.
final class TlsDecoder {

    private TlsDecoder() {}

    static Optional<Resource> context(Metadata metadata, Fields spec) {
        return Optional.of(new TlsContext(metadata, spec.strings("hosts"), settings(spec)));
    }

    static Optional<Resource> module(Metadata metadata, Fields config) {
        SequencedMap<String, TlsModuleBlock> blocks = new LinkedHashMap<>();
        for (YamlMap.Entry entry : config.map().entries()) {
            if (entry.key().equals("enabled")) continue;
            config.fields(entry.key())
                    .ifPresent(block ->
                            blocks.put(entry.key(), new TlsModuleBlock(block.bool("enabled"), settings(block))));
        }
        return Optional.of(new TlsModule(metadata, Collections.unmodifiableSequencedMap(blocks)));
    }

    static TlsSettings settings(Fields spec) {
        return new TlsSettings(
                new TlsMaterial(
                        text(spec, "secret", "secret"),
                        text(spec, "cert_chain_file", "certChainFile"),
                        text(spec, "private_key_file", "privateKeyFile"),
                        text(spec, "ca_secret", "caSecret"),
                        text(spec, "cacert_chain_file", "cacertChainFile"),
                        text(spec, "crl_secret", "crlSecret"),
                        text(spec, "crl_file", "crlFile")),
                spec.bool("secret_namespacing"),
                spec.bool(written(spec, "cert_required", "certRequired")),
                text(spec, "min_tls_version", "minTlsVersion"),
                text(spec, "max_tls_version", "maxTlsVersion"),
                list(spec, "cipher_suites", "cipherSuites"),
                list(spec, "ecdh_curves", "ecdhCurves"),
                text(spec, "alpn_protocols", "alpnProtocols"),
                text(spec, "sni", "sni"),
                spec.integer(written(spec, "redirect_cleartext_from", "redirectCleartextFrom")));
    }

    private static String written(Fields spec, String snake, String camel) {
        return spec.has(camel) ? camel : snake;
    }

    private static Optional<String> text(Fields spec, String snake, String camel) {
        return spec.string(written(spec, snake, camel)).filter(t -> !t.isEmpty());
    }

    private static Optional<List<String>> list(Fields spec, String snake, String camel) {
        return spec.strings(written(spec, snake, camel));
    }
}
