package emissaryctl.assemble.route;

import emissaryctl.assemble.profile.Profile;
import emissaryctl.assemble.route.MappingGroup.Share;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Outcome;
import emissaryctl.resource.Mapping;
import emissaryctl.resource.MappingMatch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;

/// Puts Mappings into groups, settles shares, and orders the groups as Emissary orders its routes.
public final class GroupStage {

    private final Profile profile;
    private final List<Diagnostic> found = new ArrayList<>();

    private GroupStage(Profile profile) {
        this.profile = profile;
    }

    /// A group that still takes members.
    private static final class Open {
        private final PlannedMapping first;
        private final List<PlannedMapping> members = new ArrayList<>();
        private RouteWeight weight;
        private Optional<PlannedMapping> redirect = Optional.empty();
        private Optional<PlannedMapping> shadow = Optional.empty();

        Open(PlannedMapping first) {
            this.first = first;
            this.weight = first.weight();
        }
    }

    /// The groups in the order in which they were begun, which decides who owns a cluster.
    public static Outcome<List<MappingGroup>> assemble(List<PlannedMapping> mappings, Profile profile) {
        GroupStage stage = new GroupStage(profile);
        SequencedMap<String, Open> open = new LinkedHashMap<>();
        for (PlannedMapping mapping : mappings) {
            Open group = open.get(mapping.groupId());
            if (group == null) {
                group = new Open(mapping);
                open.put(mapping.groupId(), group);
                stage.add(group, mapping);
            } else if (stage.agrees(group.first, mapping)) {
                stage.add(group, mapping);
            }
        }
        List<MappingGroup> groups = new ArrayList<>();
        for (Map.Entry<String, Open> entry : open.entrySet()) {
            stage.close(entry.getKey(), entry.getValue()).ifPresent(groups::add);
        }
        return new Outcome<>(groups, stage.found);
    }

    /// Greatest weight first; of equal groups the one for exactly this path, which no request would reach behind the
    /// one for the
    /// prefix, and then the one begun later. In Emissary the two are one group.
    static List<MappingGroup> ordered(List<MappingGroup> groups, Profile profile) {
        Comparator<MappingGroup> order = Comparator.comparing(MappingGroup::weight);
        if (!profile.runsGroupIdentityTogether()) order = order.thenComparing(GroupStage::isForOnePath);
        List<MappingGroup> ordered = new ArrayList<>(groups);
        ordered.sort(order);
        Collections.reverse(ordered);
        return ordered;
    }

    private static boolean isForOnePath(MappingGroup group) {
        MappingMatch match = group.first().mapping().match();
        return match.prefixExact() && !match.prefixRegex();
    }

    private boolean agrees(PlannedMapping first, PlannedMapping newcomer) {
        List<String> differing = GroupAgreement.differences(first, newcomer, profile.comparesCanariesOneWay());
        if (differing.isEmpty()) return true;
        found.add(GroupProblems.mismatch(newcomer.mapping(), first.mapping(), differing));
        return false;
    }

    private void add(Open group, PlannedMapping planned) {
        Mapping mapping = planned.mapping();
        if (planned.shadow() && mapping.redirect().hostRedirect()) found.add(GroupProblems.shadowAndRedirect(mapping));
        if (planned.shadow()) {
            if (group.shadow.isPresent())
                found.add(GroupProblems.secondShadow(mapping, group.shadow.get().mapping()));
            else group.shadow = Optional.of(planned);
        } else if (planned.redirect()) {
            if (group.redirect.isPresent()) {
                found.add(GroupProblems.secondRedirect(
                        mapping, group.redirect.get().mapping()));
            } else if (!group.members.isEmpty()) {
                found.add(GroupProblems.redirectBesideMapping(
                        mapping, group.members.getFirst().mapping()));
            } else {
                group.redirect = Optional.of(planned);
                checkRedirectTargets(mapping);
            }
        } else if (group.redirect.isPresent()) {
            found.add(GroupProblems.mappingBesideRedirect(
                    mapping, group.redirect.get().mapping()));
        } else {
            group.members.add(planned);
            if (planned.weight().compareTo(group.weight) > 0) group.weight = planned.weight();
        }
    }

    private void checkRedirectTargets(Mapping mapping) {
        var redirect = mapping.redirect();
        if (redirect.path().isPresent() && redirect.prefix().isPresent()) {
            found.add(GroupProblems.twoRedirectTargets(mapping, "path_redirect", "prefix_redirect"));
        }
        if (redirect.path().isPresent() && redirect.regex().isPresent()) {
            found.add(GroupProblems.twoRedirectTargets(mapping, "path_redirect", "regex_redirect"));
        }
        if (redirect.path().isEmpty()
                && redirect.prefix().isPresent()
                && redirect.regex().isPresent()) {
            found.add(GroupProblems.twoRedirectTargets(mapping, "prefix_redirect", "regex_redirect"));
        }
    }

    private Optional<MappingGroup> close(String id, Open group) {
        Optional<List<Share>> shares = shares(group.members);
        if (shares.isEmpty()) return Optional.empty();
        SortedMap<String, String> labels = new TreeMap<>();
        MappingGroup.inOrderOfFlow(group.members)
                .forEach(m -> labels.putAll(m.mapping().metadata().labels()));
        boolean redirectHasLabels = group.redirect.isPresent() && !profile.redirectsForgetSettings();
        if (redirectHasLabels)
            labels.putAll(group.redirect.get().mapping().metadata().labels());
        return Optional.of(new MappingGroup(
                id,
                group.first,
                group.weight,
                shares.get(),
                group.members,
                group.redirect,
                group.shadow,
                Collections.unmodifiableSortedMap(labels)));
    }

    /// Running totals: members with a weight first, the others share what is left. Empty when the group can't be
    /// routed.
    private Optional<List<Share>> shares(List<PlannedMapping> members) {
        if (members.size() <= 1) {
            return Optional.of(members.stream().map(m -> new Share(m, 100)).toList());
        }
        List<PlannedMapping> weighted =
                members.stream().filter(m -> m.mapping().weight().isPresent()).toList();
        List<PlannedMapping> weightless =
                members.stream().filter(m -> m.mapping().weight().isEmpty()).toList();
        int sum = weighted.stream()
                .mapToInt(m -> m.mapping().weight().orElseThrow())
                .sum();
        boolean heavy = weighted.stream().anyMatch(m -> m.mapping().weight().orElseThrow() > 100);
        if (heavy || sum > 100) {
            found.add(GroupProblems.weightOver100(weighted, sum));
            return profile.routesOverweightGroups() ? Optional.of(overweight(members)) : Optional.empty();
        }
        boolean hole = weightless.isEmpty() && sum < 100;
        if (hole) found.add(GroupProblems.weightUnder100(weighted, sum, profile.leavesWeightHole()));
        boolean rescale = hole && !profile.leavesWeightHole() && sum > 0;
        List<Share> shares = new ArrayList<>();
        int total = 0;
        for (PlannedMapping member : weighted) {
            total += member.mapping().weight().orElseThrow();
            shares.add(new Share(member, rescale ? Math.round(total * 100f / sum) : total));
        }
        int step = weightless.isEmpty() ? 0 : halfToEven(100 - sum, weightless.size());
        for (int i = 0; i < weightless.size(); i++) {
            total = i == weightless.size() - 1 ? 100 : total + step;
            shares.add(new Share(weightless.get(i), total));
        }
        return Optional.of(shares);
    }

    /// What Emissary is left with when it stops half-way: totals up to the fault, then nothing. Beyond 100 is all.
    private static List<Share> overweight(List<PlannedMapping> members) {
        List<Share> shares = new ArrayList<>();
        int total = 0;
        boolean stopped = false;
        for (PlannedMapping member : members) {
            int weight = member.mapping().weight().orElse(0);
            stopped = stopped || weight > 100;
            boolean counts = !stopped && member.mapping().weight().isPresent();
            if (counts) total += weight;
            shares.add(new Share(member, counts ? Math.min(total, 100) : 0));
        }
        return shares;
    }

    private static int halfToEven(int amount, int parts) {
        return (int) Math.rint((double) amount / parts);
    }
}
