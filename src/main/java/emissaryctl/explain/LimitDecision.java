package emissaryctl.explain;

import emissaryctl.explain.DescriptorDecision.Told;
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
        List<Limit> perhaps = new ArrayList<>();
        for (Limit limit : known.limits()) {
            switch (fit(limit.labels(), told)) {
                case YES -> {
                    return new LimitDecision(perhaps, Optional.of(limit));
                }
                case PERHAPS -> perhaps.add(limit);
                case NO -> {}
            }
        }
        return new LimitDecision(perhaps, Optional.empty());
    }

    private enum Fit {
        YES,
        PERHAPS,
        NO
    }

    private static Fit fit(List<Label> labels, List<Told> told) {
        if (labels.size() > told.size()) return Fit.NO;
        Fit fit = Fit.YES;
        for (int i = 0; i < labels.size(); i++) {
            Label wanted = labels.get(i);
            Told is = told.get(i);
            if (!wanted.key().equals(is.key())) return Fit.NO;
            if (wanted.value().isEmpty() || wanted.value().equals(is.value())) continue;
            if (is.value().isPresent()) return Fit.NO;
            fit = Fit.PERHAPS;
        }
        return fit;
    }
}
