package emissaryctl.lint.routing;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Fix;
import emissaryctl.explain.shadow.ShadowIndex;
import emissaryctl.gateway.Gateway.Route;
import emissaryctl.gateway.Gateway.VirtualHost;
import emissaryctl.gateway.RouteCriteria;
import emissaryctl.gateway.RouteCriteria.ExactPath;
import emissaryctl.gateway.RouteCriteria.PathPrefix;
import emissaryctl.gateway.RouteCriteria.PathRegex;
import emissaryctl.lint.Model;
import emissaryctl.lint.Needs;
import emissaryctl.lint.Rule;
import emissaryctl.resource.Mapping;
import emissaryctl.yaml.YamlEdits;
import emissaryctl.yaml.YamlMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Emissary tries the longer prefix first and counts the characters of a regular expression for that, so that a wide
/// expression goes before a prefix that is meant for less. Only an expression that takes the bare prefix and something
/// below it is wide: one that takes single things below is more specific, whatever its length.
final class RegexBeatsSpecificPrefix implements Rule {

    private static final List<String> BELOW = List.of("x", "7", "/x", "x/y");

    @Override
    public Code code() {
        return Code.REGEX_BEATS_SPECIFIC_PREFIX;
    }

    @Override
    public Needs needs() {
        return Needs.WHOLE_SET;
    }

    @Override
    public void check(Model model, Consumer<Diagnostic> found) {
        Map<Mapping, Mapping> winners = new LinkedHashMap<>();
        for (VirtualHost host : model.virtualHosts()) {
            ShadowIndex expressions = new ShadowIndex(host.routes().stream()
                    .filter(route -> route.criteria().path() instanceof PathRegex)
                    .toList());
            boolean any = false;
            for (Route route : host.routes()) {
                Optional<Mapping> mapping = mapping(route, model);
                if (mapping.isEmpty()) continue;
                if (route.criteria().path() instanceof PathRegex) {
                    expressions.add(route);
                    any = true;
                } else if (any && route.criteria().path() instanceof PathPrefix(String prefix)) {
                    winner(route.criteria(), prefix, mapping.get(), expressions, model)
                            .ifPresent(winner -> winners.putIfAbsent(mapping.get(), winner));
                }
            }
        }
        winners.forEach((mapping, winner) -> found.accept(finding(mapping, winner)));
    }

    private static Optional<Mapping> mapping(Route route, Model model) {
        return model.find(route.origin().resource())
                .filter(Mapping.class::isInstance)
                .map(Mapping.class::cast);
    }

    private static Optional<Mapping> winner(
            RouteCriteria criteria, String prefix, Mapping mapping, ShadowIndex expressions, Model model) {
        Optional<Mapping> winner = taker(at(criteria, prefix), mapping, expressions, model);
        if (winner.isEmpty() || expressions.cover(criteria, _ -> true).isPresent()) return Optional.empty();
        boolean wide = BELOW.stream()
                .anyMatch(more -> taker(at(criteria, prefix + more), mapping, expressions, model)
                        .equals(winner));
        return wide ? winner : Optional.empty();
    }

    private static Optional<Mapping> taker(
            RouteCriteria criteria, Mapping mapping, ShadowIndex expressions, Model model) {
        return expressions
                .cover(
                        criteria,
                        route -> mapping(route, model)
                                .filter(other -> other.match().precedence()
                                        == mapping.match().precedence())
                                .isPresent())
                .flatMap(route -> mapping(route, model));
    }

    private static RouteCriteria at(RouteCriteria criteria, String path) {
        return new RouteCriteria(
                new ExactPath(path),
                criteria.caseSensitive(),
                criteria.headers(),
                criteria.queryParameters(),
                criteria.share());
    }

    private Diagnostic finding(Mapping mapping, Mapping winner) {
        String prefix = mapping.match().prefix();
        int precedence = mapping.match().precedence() + 1;
        return Diagnostic.warning(
                        code(),
                        mapping.metadata().at("prefix"),
                        "requests to `" + prefix + "` go to Mapping `" + winner.name() + "`: its expression `"
                                + winner.match().prefix() + "` is the longer text and so is tried before `" + prefix
                                + "`")
                .withLabel(winner.metadata().at("prefix"), "tried first")
                .withHelp("write `precedence: " + precedence + "` if `" + mapping.name() + "` is meant to go first")
                .withFix(fix(mapping.metadata().places().written(), precedence));
    }

    private static Optional<Fix> fix(YamlMap spec, int precedence) {
        String title = "write `precedence: " + precedence + "`";
        if (spec.entry("precedence").isPresent()) {
            return spec.get("precedence")
                    .map(node -> Fix.unsafe(title, YamlEdits.replace(node, Integer.toString(precedence))));
        }
        return spec.entry("prefix")
                .map(prefix -> Fix.unsafe(
                        title, YamlEdits.insertAfter(spec, prefix, "precedence", Integer.toString(precedence))));
    }
}
