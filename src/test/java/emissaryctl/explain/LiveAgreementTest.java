package emissaryctl.explain;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.assemble.profile.Profile;
import emissaryctl.diff.Compared;
import emissaryctl.diff.Mutation;
import emissaryctl.diff.live.LiveGateway;
import emissaryctl.diff.live.LiveGateway.Part;
import emissaryctl.diff.live.PolicyFilters;
import emissaryctl.diff.normal.ConfigurationReader;
import emissaryctl.envoy.EnvoyTranslator;
import emissaryctl.envoy.TranslateOptions;
import emissaryctl.explain.Arrival.Accepted;
import emissaryctl.explain.Verdict.Answered;
import emissaryctl.explain.Verdict.Forwarded;
import emissaryctl.explain.Verdict.Proxied;
import emissaryctl.explain.Verdict.Redirected;
import emissaryctl.explain.Verdict.Unanswered;
import emissaryctl.explain.filter.AuthDecision;
import emissaryctl.explain.request.Request;
import emissaryctl.gateway.Gateway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/// What is read back from a rendered configuration decides on requests as the gateway that it was rendered from.
class LiveAgreementTest {

    private static final long SEED = Long.getLong("emissaryctl.fuzz.seed", 1);
    private static final int REQUESTS = Integer.getInteger("emissaryctl.fuzz.requests", 60);

    @Test
    void whatIsReadBackDecidesAlike(TestReporter reporter) throws IOException {
        Random random = new Random(SEED);
        List<String> wrong = new ArrayList<>();
        int decided = 0;
        int doubtful = 0;
        for (Path input : inputs()) {
            for (Profile profile : Profile.values()) {
                Gateway gateway = Compared.side("a.yaml", Mutation.text(input), profile)
                        .gateway()
                        .orElseThrow();
                LiveGateway live = LiveGateway.read(
                        ConfigurationReader.tree(EnvoyTranslator.translate(gateway, new TranslateOptions(true))),
                        PolicyFilters.NONE);
                if (gateway.listeners().stream()
                        .allMatch(listener -> listener.chains().isEmpty())) continue;
                if (!live.notUnderstood().isEmpty()) {
                    doubtful++;
                    continue;
                }
                Router router = Router.explaining(gateway);
                List<Router> parts = live.parts().stream()
                        .map(Part::gateway)
                        .map(Router::explaining)
                        .toList();
                RequestGenerator generator = new RequestGenerator(gateway, random);
                for (int i = 0; i < REQUESTS; i++) {
                    Request request = generator.next();
                    String expected = told(router.decide(request));
                    String actual = told(decide(live, parts, request));
                    decided++;
                    if (!actual.equals(expected)) {
                        wrong.add(input + " " + profile + " " + request + "\n" + expected + "\n" + actual);
                    }
                }
            }
        }
        reporter.publishEntry(decided + " requests, " + doubtful + " configurations that are not understood");
        assertThat(wrong).isEmpty();
        assertThat(decided).isGreaterThan(1000);
    }

    static List<Path> inputs() throws IOException {
        try (Stream<Path> found = Files.walk(Path.of("testdata/render"))) {
            return found.filter(path -> path.getFileName().toString().matches("input|input\\.yaml"))
                    .sorted()
                    .toList();
        }
    }

    private static Trace decide(LiveGateway live, List<Router> routers, Request request) {
        for (int i = 0; i < routers.size(); i++) {
            Trace trace = routers.get(i).decide(request);
            boolean own = trace.arrival() instanceof Accepted accepted
                    && live.parts().get(i).isOf(accepted.chain());
            if (own) return trace;
        }
        return routers.getFirst().decide(request);
    }

    private static String told(Trace trace) {
        return trace.branches().stream().map(LiveAgreementTest::told).collect(Collectors.joining("\n"));
    }

    private static String told(Branch branch) {
        String filtering = branch.filtering()
                .map(each -> each.address() + " " + each.cors() + " " + auth(each.auth()) + " " + each.rateLimits())
                .orElse("");
        return branch.percent() + "% " + told(branch.verdict()) + " " + filtering;
    }

    private static String auth(AuthDecision decision) {
        return decision instanceof AuthDecision.Asked asked
                ? "asked " + asked.service().transport().cluster() + asked.contextExtensions()
                : decision.toString();
    }

    private static String told(Verdict verdict) {
        return switch (verdict) {
            case Forwarded(var request, var cluster) -> cluster.name() + " " + request;
            case Redirected redirected -> redirected.toString();
            case Answered answered -> answered.why() + " " + answered.status() + " " + answered.headers();
            case Proxied(var traffic) -> traffic.targets().toString();
            case Unanswered _ -> "nothing";
        };
    }
}
