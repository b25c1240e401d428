package emissaryctl.diff.witness;

import emissaryctl.diff.Way;
import emissaryctl.explain.Branch;
import emissaryctl.explain.Trace;
import emissaryctl.explain.Verdict.Answered;
import emissaryctl.explain.Verdict.Forwarded;
import emissaryctl.explain.Verdict.Proxied;
import emissaryctl.explain.Verdict.Redirected;
import emissaryctl.explain.Verdict.Unanswered;
import emissaryctl.explain.filter.Filtering;
import emissaryctl.explain.filter.PolicyDecision;
import emissaryctl.source.ResourceRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// What one side does with a request, in terms that the other side can be compared by.
record Handling(List<Share> shares) {

    /// What happens to a part of such requests.
    record Share(
            int percent,
            String said,
            List<String> targets,
            boolean lost,
            List<Setting> settings,
            Optional<ResourceRef> resource,
            List<String> filters,
            boolean untold) {
        Share {
            targets = List.copyOf(targets);
            filters = List.copyOf(filters);
            settings = List.copyOf(settings);
        }

        private boolean isLike(Share other) {
            return percent == other.percent && said.equals(other.said) && settings.equals(other.settings);
        }
    }

    Handling {
        shares = List.copyOf(shares);
    }

    static Handling of(Trace trace, UnaryOperator<String> target) {
        return new Handling(trace.branches().stream()
                .map(branch -> new Share(
                        branch.percent(),
                        said(branch, trace, target),
                        targets(branch, target),
                        isLost(branch),
                        Settings.of(branch, target),
                        branch.route().map(route -> route.origin().resource()).filter(Handling::isTold),
                        branch.filtering()
                                .map(Filtering::policy)
                                .map(PolicyDecision::passed)
                                .orElse(List.of()),
                        branch.route()
                                .filter(route -> !isTold(route.origin().resource()))
                                .isPresent()))
                .toList());
    }

    private static boolean isTold(ResourceRef resource) {
        return !resource.kind().isEmpty();
    }

    private static List<String> targets(Branch branch, UnaryOperator<String> target) {
        return switch (branch.verdict()) {
            case Forwarded(var _, var cluster) -> List.of(target.apply(cluster.name()));
            case Proxied(var traffic) ->
                traffic.targets().stream()
                        .map(each -> target.apply(each.cluster()))
                        .toList();
            case Redirected _, Answered _, Unanswered _ -> List.of();
        };
    }

    private static boolean isLost(Branch branch) {
        return branch.verdict() instanceof Unanswered
                || branch.verdict() instanceof Answered answered
                        && switch (answered.why()) {
                            // The pages of a login are nothing that anybody came for.
                            case NO_VIRTUAL_HOST, NO_ROUTE, LOGIN_PAGE -> true;
                            default -> false;
                        };
    }

    private static String said(Branch branch, Trace trace, UnaryOperator<String> target) {
        return switch (branch.verdict()) {
            case Forwarded(var upstream, var cluster) -> {
                boolean sameHost = upstream.authority().equals(trace.request().authority());
                yield target.apply(cluster.name()) + " gets " + upstream.method() + " " + upstream.path()
                        + (sameHost ? "" : " with host " + upstream.authority());
            }
            case Redirected(int status, String location, var _) -> status + " to " + location;
            case Answered answered ->
                switch (answered.why()) {
                    case NO_VIRTUAL_HOST -> answered.status() + ", no virtual host";
                    case NO_ROUTE -> answered.status() + ", no route";
                    default -> "status " + answered.status();
                };
            case Proxied(var traffic) ->
                "the connection goes to "
                        + traffic.targets().stream()
                                .map(each -> target.apply(each.cluster()))
                                .collect(Collectors.joining(", "));
            case Unanswered _ -> "no answer";
        };
    }

    boolean isLike(Handling other) {
        if (shares.size() != other.shares.size()) return false;
        for (int i = 0; i < shares.size(); i++) if (!shares.get(i).isLike(other.shares.get(i))) return false;
        return true;
    }

    boolean involves(ResourceRef resource) {
        return shares.stream()
                .anyMatch(share -> share.resource().filter(resource::equals).isPresent());
    }

    boolean leadsTo(String target) {
        return shares.stream().anyMatch(share -> share.targets().contains(target));
    }

    /// Whether a route took the request of which it is not known whose it is.
    boolean isAnonymous() {
        return shares.stream().anyMatch(Share::untold);
    }

    /// As reports tell it, with what is not as in `other`.
    Way way(Handling other) {
        return new Way(
                words(other),
                shares.stream()
                        .flatMap(share -> share.targets().stream())
                        .distinct()
                        .toList(),
                shares.stream()
                        .flatMap(share -> share.resource().stream())
                        .distinct()
                        .toList(),
                shares.stream()
                        .flatMap(share -> share.filters().stream())
                        .distinct()
                        .toList(),
                shares.stream().anyMatch(Share::lost));
    }

    private String words(Handling other) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < shares.size(); i++) {
            Share share = shares.get(i);
            List<Setting> theirs = i < other.shares.size() ? other.shares.get(i).settings() : List.of();
            boolean same = i < other.shares.size() && other.shares.get(i).said().equals(share.said());
            String percent = shares.size() > 1 || share.percent() < 100 ? share.percent() + "%: " : "";
            all.add(percent + share.said() + (same ? differing(share.settings(), theirs) : ""));
        }
        return String.join("; ", all);
    }

    private static String differing(List<Setting> ours, List<Setting> theirs) {
        List<String> parts = ours.stream()
                .filter(setting -> !theirs.contains(setting))
                .map(setting -> setting.words(theirs))
                .toList();
        return parts.isEmpty() ? "" : ", " + String.join(", ", parts);
    }
}
