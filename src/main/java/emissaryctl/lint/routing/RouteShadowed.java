package emissaryctl.lint.routing;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Effect;
import emissaryctl.explain.shadow.ShadowIndex;
import emissaryctl.gateway.Gateway.Route;
import emissaryctl.gateway.Gateway.VirtualHost;
import emissaryctl.gateway.RouteCriteria;
import emissaryctl.lint.Model;
import emissaryctl.lint.Needs;
import emissaryctl.lint.Rule;
import emissaryctl.resource.Mapping;
import emissaryctl.source.ResourceRef;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// A Mapping that no request reaches: wherever it has a route, another Mapping's stands before it and takes all that it
/// would. Members of one group share requests on purpose and do not count against each other.
final class RouteShadowed implements Rule {

    @Override
    public Code code() {
        return Code.ROUTE_SHADOWED;
    }

    @Override
    public Needs needs() {
        return Needs.WHOLE_SET;
    }

    @Override
    public void check(Model model, Consumer<Diagnostic> found) {
        Map<ResourceRef, Mapping> covers = new HashMap<>();
        Set<ResourceRef> reached = new HashSet<>();
        for (VirtualHost host : model.virtualHosts()) {
            ShadowIndex before = new ShadowIndex(host.routes());
            for (Route route : host.routes()) {
                Optional<Mapping> mapping = mapping(route, model);
                if (mapping.isEmpty()) continue;
                ResourceRef ref = route.origin().resource();
                Optional<Mapping> cover = reached.contains(ref)
                        ? Optional.empty()
                        : before.cover(route.criteria(), each -> isAnother(each, route, model))
                                .flatMap(each -> mapping(each, model));
                if (cover.isPresent()) covers.putIfAbsent(ref, cover.get());
                else reached.add(ref);
                before.add(route);
            }
        }
        for (Mapping mapping : model.all(Mapping.class)) {
            ResourceRef ref = mapping.metadata().ref();
            Mapping cover = covers.get(ref);
            if (cover != null && !reached.contains(ref)) found.accept(finding(mapping, cover));
        }
    }

    private static Optional<Mapping> mapping(Route route, Model model) {
        return model.find(route.origin().resource())
                .filter(Mapping.class::isInstance)
                .map(Mapping.class::cast);
    }

    private static boolean isAnother(Route earlier, Route later, Model model) {
        if (earlier.origin().resource().equals(later.origin().resource())) return false;
        return !sameButForShare(earlier.criteria(), later.criteria())
                || !precedence(earlier, model).equals(precedence(later, model));
    }

    private static boolean sameButForShare(RouteCriteria one, RouteCriteria other) {
        return one.path().equals(other.path())
                && one.headers().equals(other.headers())
                && one.queryParameters().equals(other.queryParameters());
    }

    private static Optional<Integer> precedence(Route route, Model model) {
        return mapping(route, model).map(each -> each.match().precedence());
    }

    private Diagnostic finding(Mapping mapping, Mapping cover) {
        return Diagnostic.error(
                        code(),
                        mapping.metadata().at("prefix"),
                        "no request reaches Mapping `" + mapping.name() + "`: Mapping `" + cover.name() + "` (`"
                                + cover.match().prefix() + "`) is tried before it and takes all that it would")
                .withEffect(Effect.DROPPED)
                .withLabel(cover.metadata().at("prefix"), "tried first")
                .withHelp(help(mapping, cover));
    }

    private static String help(Mapping mapping, Mapping cover) {
        String raise = "give `" + mapping.name() + "` a `precedence` above "
                + cover.match().precedence();
        if (cover.match().precedence() > mapping.match().precedence()) {
            return raise + ", or take that of `" + cover.name() + "` away: the longer prefix then goes first";
        }
        if (cover.match().prefixRegex()) {
            return raise + ": the expression goes first because it is the longer text";
        }
        return raise + ", or remove one of the two";
    }
}
