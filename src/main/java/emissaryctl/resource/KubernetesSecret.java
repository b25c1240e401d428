package emissaryctl.resource;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A Secret, decoded. `values` are all that could be decoded, by name; the others are TLS material: `user` is `user.key` or `crl.pem`; `root` is `root-cert.pem`;
/// `caCertRequired` is the `cert_required` data item of CA Secrets.
public record KubernetesSecret(
        Metadata metadata,
        String type,
        SortedMap<String, SecretBytes> values,
        Optional<SecretBytes> certificate,
        Optional<SecretBytes> privateKey,
        Optional<SecretBytes> user,
        Optional<SecretBytes> root,
        Optional<Boolean> certRequired)
        implements Resource {

    public KubernetesSecret {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }
}
