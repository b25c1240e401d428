package emissaryctl.explain.filter;

import emissaryctl.explain.filter.DescriptorDecision.Told;
import emissaryctl.gateway.KnownLimits;
import emissaryctl.gateway.KnownLimits.Label;
import emissaryctl.gateway.KnownLimits.Limit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which limit counts for the labels that a request sends: the first whose labels they begin with. `perhaps` are limits
/// that would count instead, were a label that only Envoy knows what they name.
public record LimitDecision(List<Limit> perhaps, Optional<Limit> limit) {

    public LimitDecision {
        perhaps = List.copyOf(perhaps);
    }

    static LimitDecision of(KnownLimits known, List<Told> told) {
        List<Label> sent =
                told.stream().map(each -> new Label(each.key(), each.value())).toList();
        List<Limit> perhaps = new ArrayList<>();
        for (Limit limit : known.limits()) {
            switch (limit.fit(sent)) {
                case YES -> {
                    return new LimitDecision(perhaps, Optional.of(limit));
                }
                case PERHAPS -> perhaps.add(limit);
                case NO -> {}
            }
        }
        return new LimitDecision(perhaps, Optional.empty());
    }
}
