package emissaryctl.resource;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A Secret, decoded. `values` is all that it has, by name; what is not base64 is empty. The rest is TLS material:
/// `user` is `user.key` or `crl.pem`; `root` is `root-cert.pem`; `certRequired` is the `cert_required` data item of
/// CA Secrets.
public record KubernetesSecret(
        Metadata metadata,
        String type,
        SortedMap<String, Optional<SecretBytes>> values,
        Optional<SecretBytes> certificate,
        Optional<SecretBytes> privateKey,
        Optional<SecretBytes> user,
        Optional<SecretBytes> root,
        Optional<Boolean> certRequired)
        implements Resource {

    public KubernetesSecret {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /// Whether it has anything that TLS could need.
    public boolean holdsTls() {
        return certificate.isPresent() || privateKey.isPresent() || user.isPresent() || root.isPresent();
    }
}
