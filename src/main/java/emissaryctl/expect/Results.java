package emissaryctl.expect;

import emissaryctl.explain.Router;
import emissaryctl.gateway.Gateway;
import java.util.List;
import java.util.Optional;

/// How all cases went, and what they cover if that was asked.
public record Results(List<CaseResult> cases, Optional<Coverage> coverage) {

    public Results {
        cases = List.copyOf(cases);
    }

    /// @param minimum the percentage of resources with routes that cases must come to; absent when nobody asks
    public static Results of(Gateway gateway, List<RouteCase> cases, Optional<Integer> minimum) {
        Router router = Router.deciding(gateway);
        List<CaseResult> results =
                cases.stream().map(each -> CaseCheck.run(router, each)).toList();
        return new Results(results, minimum.map(percent -> Coverage.of(gateway, results, percent)));
    }

    public long failed() {
        return cases.stream().filter(result -> !result.passed()).count();
    }

    /// Whether every case holds and enough is covered.
    public boolean passed() {
        return failed() == 0 && coverage.stream().allMatch(Coverage::suffices);
    }
}
