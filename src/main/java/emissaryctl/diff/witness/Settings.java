package emissaryctl.diff.witness;

import emissaryctl.explain.Branch;
import emissaryctl.explain.Verdict.Forwarded;
import emissaryctl.explain.filter.AuthDecision;
import emissaryctl.explain.filter.Filtering;
import emissaryctl.explain.filter.PolicyDecision;
import emissaryctl.gateway.Gateway.Route;
import emissaryctl.gateway.RouteDecision.Forward;
import emissaryctl.gateway.RouteDecision.Mirror;
import emissaryctl.gateway.RouteDecision.Retries;
import emissaryctl.source.Origin;
import emissaryctl.source.ResourceRef;
import emissaryctl.source.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// How a request is handled beside where it goes, as far as requests of this one kind would notice.
final class Settings {

    private static final Origin NOWHERE = new Origin(new ResourceRef("", "", ""), Span.startOf(""));

    private final UnaryOperator<String> target;
    private final List<Setting> all = new ArrayList<>();

    private Settings(UnaryOperator<String> target) {
        this.target = target;
    }

    /// @param target where a cluster leads, by its name
    static List<Setting> of(Branch branch, UnaryOperator<String> target) {
        Settings settings = new Settings(target);
        branch.route().ifPresent(settings::route);
        branch.filtering().ifPresent(settings::filtering);
        if (branch.verdict() instanceof Forwarded forwarded) settings.forwarded(forwarded);
        return List.copyOf(settings.all);
    }

    private void add(String name, Object value) {
        all.add(new Setting(name, value.toString(), ""));
    }

    private void show(String name, String value) {
        all.add(new Setting(name, value, value));
    }

    private void count(String name, List<?> values) {
        all.add(new Setting(name, values.toString(), orNone(values.isEmpty() ? "" : String.valueOf(values.size()))));
    }

    private static String orNone(String text) {
        return text.isEmpty() ? "none" : text;
    }

    private void route(Route route) {
        add(
                "response headers",
                route.headers().addResponse() + " " + route.headers().removeResponse());
        add("bodies of errors", route.errors());
        if (!(route.decision() instanceof Forward forward)) return;
        show("timeout", seconds(forward.timeout()));
        show("idle timeout", forward.idleTimeout().map(Settings::seconds).orElse("that of the gateway"));
        show("retries", forward.retries().map(Settings::words).orElse("none"));
        show("priority", forward.priority().name().toLowerCase(java.util.Locale.ROOT));
        show("upgrades", orNone(String.join(" ", forward.upgrades())));
        show("copies", orNone(forward.mirrors().stream().map(this::words).collect(Collectors.joining(", "))));
        all.add(new Setting(
                "CORS rules", forward.cors().toString(), forward.cors().isPresent() ? "some" : "none"));
        count("rate limits", forward.descriptors());
        count("keys of session affinity", forward.hashKeys());
    }

    private String words(Mirror mirror) {
        return mirror.percent() + "% to " + target.apply(mirror.cluster());
    }

    private static String words(Retries retries) {
        return retries.numRetries().map(number -> number + " on ").orElse("1 on ")
                + retries.retryOn()
                + retries.perTryTimeout()
                        .map(time -> " within " + seconds(time))
                        .orElse("");
    }

    private static String seconds(Duration time) {
        String fraction = time.toMillisPart() == 0 ? "" : "." + (1000 + time.toMillisPart() + "").substring(1);
        return time.toSeconds() + fraction + "s";
    }

    private void filtering(Filtering filtering) {
        show(
                "authorization",
                switch (filtering.auth()) {
                    case AuthDecision.NoService _ -> "none";
                    case AuthDecision.Skipped _ -> "bypassed";
                    case AuthDecision.Asked asked ->
                        "by " + target.apply(asked.service().transport().cluster());
                });
        show(
                "filters",
                switch (filtering.policy()) {
                    case PolicyDecision.NoPolicies _, PolicyDecision.NoRule _ -> "none";
                    case PolicyDecision.Skipped _ -> "bypassed";
                    case PolicyDecision.Ruled ruled ->
                        ruled.passed().isEmpty() ? "none" : String.join(" ", ruled.passed());
                });
        if (filtering.auth() instanceof AuthDecision.Asked asked)
            add("what authorization is told", asked.contextExtensions());
    }

    private void forwarded(Forwarded forwarded) {
        add("request headers", forwarded.request().headers());
        // Whatever it is called and wherever it comes from.
        add("settings of the cluster", forwarded.cluster().named("", NOWHERE, ""));
    }
}
