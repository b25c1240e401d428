package emissaryctl.resource;

import java.util.Optional;

/// A Secret with TLS material, decoded. `user` is `user.key` or `crl.pem`; `root` is `root-cert.pem`;
/// `caCertRequired` is the `cert_required` data item of CA Secrets.
public record KubernetesSecret(
        Metadata metadata,
        String type,
        Optional<SecretBytes> certificate,
        Optional<SecretBytes> privateKey,
        Optional<SecretBytes> user,
        Optional<SecretBytes> root,
        Optional<Boolean> certRequired)
        implements Resource {}
