package emissaryctl.lint.exposure;

import emissaryctl.lint.Rule;
import java.util.List;

/// The rules of this family, in the order of their codes.
public final class ExposureRules {

    public static final List<Rule> ALL = List.of();

    private ExposureRules() {}
}
