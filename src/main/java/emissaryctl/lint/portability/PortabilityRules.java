package emissaryctl.lint.portability;

import emissaryctl.lint.Rule;
import java.util.List;

/// The rules of this family, in the order of their codes.
public final class PortabilityRules {

    public static final List<Rule> ALL = List.of(new AnnotationConfig(), new RemovedModuleFields(), new UseWebsocket());

    private PortabilityRules() {}
}
