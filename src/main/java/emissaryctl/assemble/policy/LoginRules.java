package emissaryctl.assemble.policy;

import emissaryctl.gateway.policy.Glob;
import emissaryctl.gateway.policy.Login;
import emissaryctl.gateway.policy.Login.Page;
import emissaryctl.gateway.policy.PolicyFilter;
import emissaryctl.gateway.policy.PolicyRule;
import emissaryctl.gateway.policy.PolicyStep;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Rules for the pages of logins: where users come back from the provider, and where they log out. They come before
/// those of policies, for a policy need not speak of them. Envoy answers there itself, so nothing else is opened. Where
/// hosts below one share its login, those with a login of their own come first.
final class LoginRules {

    private LoginRules() {}

    static List<PolicyRule> of(List<PolicyFilter> filters) {
        List<PolicyRule> rules = new ArrayList<>();
        List<PolicyRule> below = new ArrayList<>();
        Set<String> sessions = new HashSet<>();
        for (PolicyFilter filter : filters) {
            if (filter.action() instanceof Login login && sessions.add(login.session())) {
                for (Page page : login.place().pages()) {
                    (page.host().text().startsWith("*") ? below : rules).add(rule(filter, page));
                }
            }
        }
        below.sort(
                Comparator.comparingInt((PolicyRule rule) -> rule.host().text().length())
                        .reversed());
        rules.addAll(below);
        return rules;
    }

    private static PolicyRule rule(PolicyFilter filter, Page page) {
        PolicyStep step = new PolicyStep(filter.name(), Optional.empty());
        return new PolicyRule(filter.origin(), page.host(), new Glob(page.path()), List.of(step));
    }
}
