package emissaryctl.lint.tls;

import emissaryctl.lint.Rule;
import java.util.List;

/// The rules of this family, in the order of their codes.
public final class TlsRules {

    public static final List<Rule> ALL = List.of(
            new TlsCertExpired(),
            new TlsCertHostname(),
            new TlsChainIncomplete(),
            new TlsMinVersion(),
            new TlsVersionInverted(),
            new TlsCipher(),
            new CleartextInsecureRoute(),
            new UpstreamTlsUnverified());

    private TlsRules() {}
}
