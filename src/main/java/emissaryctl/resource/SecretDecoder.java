package emissaryctl.resource;

import emissaryctl.yaml.YamlScalar;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Decodes Secrets; those without any value are passed over.
final class SecretDecoder {

    private static final List<String> TYPES = List.of("Opaque", "kubernetes.io/tls", "istio.io/key-and-cert");

    private SecretDecoder() {}

    /// `object` is the whole Secret: its data stands beside `metadata`.
    static Optional<Resource> decode(Metadata metadata, Fields object) {
        String type = object.string("type").orElse("Opaque");
        if (!TYPES.contains(type)) return Optional.empty();
        Optional<SecretBytes> certificate = part(object, "tls.crt").or(() -> part(object, "cert-chain.pem"));
        Optional<SecretBytes> key = part(object, "tls.key").or(() -> part(object, "key.pem"));
        Optional<SecretBytes> user = part(object, "user.key").or(() -> part(object, "crl.pem"));
        Optional<SecretBytes> root = part(object, "root-cert.pem");
        SortedMap<String, Optional<SecretBytes>> values = values(object);
        if (values.isEmpty()) return Optional.empty();
        Optional<Boolean> required =
                part(object, "cert_required").map(b -> b.reveal().strip().equalsIgnoreCase("true"));
        return Optional.of(new KubernetesSecret(metadata, type, values, certificate, key, user, root, required));
    }

    /// What is not base64 is reported where it is TLS material, or by those who need it.
    private static SortedMap<String, Optional<SecretBytes>> values(Fields object) {
        Fields silent = object.silent();
        SortedMap<String, Optional<SecretBytes>> values = new TreeMap<>();
        Stream.of("data", "stringData")
                .flatMap(place -> silent.entries(place).stream())
                .filter(entry -> entry.value() instanceof YamlScalar scalar && !scalar.isNull())
                .forEach(entry -> values.put(entry.key(), part(silent, entry.key())));
        return values;
    }

    /// From `data`, in base64 (PEM as it is counts, too), or from `stringData`, which the API server would move there.
    private static Optional<SecretBytes> part(Fields object, String key) {
        Optional<String> plain = object.nested("stringData").text(key);
        if (plain.isPresent()) return plain.map(text -> SecretBytes.of(text.getBytes(StandardCharsets.UTF_8)));
        Fields data = object.nested("data");
        Optional<String> encoded = data.text(key).filter(text -> !text.isEmpty());
        if (encoded.isEmpty()) return Optional.empty();
        if (encoded.get().startsWith("-----BEGIN") || encoded.get().startsWith("-sanitized-")) {
            return Optional.of(SecretBytes.of(encoded.get().getBytes(StandardCharsets.UTF_8)));
        }
        Optional<byte[]> bytes = decode(encoded.get());
        if (bytes.isEmpty())
            object.report(ResourceProblems.notBase64(
                    key, data.at(key), decode(padded(encoded.get())).isPresent()));
        return bytes.map(SecretBytes::of);
    }

    /// As the API server decodes it: line breaks mean nothing, the padding must be there.
    private static Optional<byte[]> decode(String text) {
        String plain = text.replace("\n", "").replace("\r", "");
        if (plain.length() % 4 != 0) return Optional.empty();
        try {
            return Optional.of(Base64.getDecoder().decode(plain.getBytes(StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String padded(String text) {
        int length = text.replace("\n", "").replace("\r", "").length();
        return text + "=".repeat((4 - length % 4) % 4);
    }
}
