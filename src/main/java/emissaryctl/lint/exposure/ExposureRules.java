package emissaryctl.lint.exposure;

import emissaryctl.lint.Rule;
import java.util.List;

/// The rules of this family, in the order of their codes.
public final class ExposureRules {

    public static final List<Rule> ALL = List.of(
            new BypassAuthBroad(),
            new BypassAuthUseless(),
            new AuthFailureModeAllow(),
            new AuthPathConfusion(),
            new CorsWildcardCredentials(),
            new CorsOriginInvalid(),
            new CorsPreflightUnmatched(),
            new RedirectLoop(),
            new XffTrust(),
            new SecretInPlainText(),
            new LuaScript());

    private ExposureRules() {}
}
