package emissaryctl.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import emissaryctl.assemble.profile.Profile;
import emissaryctl.envoy.TestCertificates;
import emissaryctl.explain.Arrival.Accepted;
import emissaryctl.explain.request.HeaderFields;
import emissaryctl.explain.request.Request;
import emissaryctl.explain.request.Request.Scheme;
import emissaryctl.gateway.Gateway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/// What `explain` says of a request is what a real Envoy does with it: which cluster gets it, with which method, path,
/// Host and other headers; where it is redirected to; or how Envoy answers by itself.
///
/// `make explain-fuzz` sends more requests, and to gateways of other inputs.
class EnvoyAgreementTest {

    private static final int REQUESTS = Integer.getInteger("emissaryctl.fuzz.requests", 500);
    private static final long SEED = Long.getLong("emissaryctl.fuzz.seed", 1);
    private static final String INPUTS = System.getProperty("emissaryctl.fuzz.inputs", "");
    private static final int AT_ONCE = 60;
    private static final List<Profile> PROFILES =
            List.of(Profile.RECOMMENDED, Profile.HARDENED, Profile.RECOMMENDED, Profile.PARITY);
    private static final int SHOWN = 20;

    @Test
    void envoyDoesWhatExplainSays(TestReporter reporter) throws Exception {
        List<Path> inputs = inputs();
        List<String> differences = new ArrayList<>();
        TreeMap<String, Integer> kinds = new TreeMap<>();
        Random random = new Random(SEED);
        int sent = 0;
        int batches = (inputs.size() + AT_ONCE - 1) / AT_ONCE;
        for (int batch = 0; batch < batches; batch++) {
            List<Path> some = inputs.subList(batch * AT_ONCE, Math.min((batch + 1) * AT_ONCE, inputs.size()));
            int share = REQUESTS * (batch + 1) / batches - REQUESTS * batch / batches;
            sent += compare(some, share, random, differences, kinds);
        }
        reporter.publishEntry(sent + " requests to " + inputs.size() + " inputs: " + kinds);
        assertThat(differences.stream().limit(SHOWN))
                .as(differences.size() + " of " + sent + " differ")
                .isEmpty();
        assertThat(sent).isGreaterThanOrEqualTo(REQUESTS * 9 / 10);
        assertThat(kinds).containsKeys("Forwarded", "Redirected", "Answered");
    }

    /// Six standard deviations: this fails by chance once in half a billion times.
    @Test
    void sharesAreThoseThatExplainSays() throws Exception {
        int times = 400;
        Request request = Request.of("GET", Scheme.HTTP, "example.com", Optional.empty(), "/a/x");
        Map<String, Integer> seen = new TreeMap<>();
        try (StubBackend stub = new StubBackend();
                LoopbackClient client = new LoopbackClient()) {
            Gateway gateway = new OnLoopback(stub, "", TestCertificates.create())
                    .move(Assembled.of(Assembled.CLEARTEXT
                            + Assembled.mapping("first", "prefix: /a/\nweight: 20")
                            + Assembled.mapping("second", "prefix: /a/\nweight: 30")
                            + Assembled.mapping("rest", "prefix: /a/")));
            Request sent = request.at(
                            Optional.of(gateway.listeners().getFirst().address().port()))
                    .from(Optional.of("127.0.0.1"));
            Trace trace = Router.explaining(gateway).decide(sent);
            assertThat(trace.branches()).extracting(Branch::percent).containsExactly(20, 30, 50);
            try (RunningEnvoy _ = RunningEnvoy.start(List.of(gateway))) {
                for (int i = 0; i < times; i++) {
                    seen.merge(Outcomes.actual(send(client, sent, trace), trace), 1, Integer::sum);
                }
            }
            List<String> expected = Outcomes.expected(trace);
            assertThat(seen.keySet()).containsExactlyInAnyOrderElementsOf(expected);
            for (int i = 0; i < expected.size(); i++) {
                double share = trace.branches().get(i).percent() / 100.0;
                double deviation = Math.sqrt(times * share * (1 - share));
                assertThat((double) seen.get(expected.get(i))).isCloseTo(times * share, within(6 * deviation));
            }
        }
    }

    private static List<Path> inputs() throws IOException {
        if (!INPUTS.isEmpty()) return listed(Path.of(INPUTS));
        List<Path> all = new ArrayList<>(List.of(Path.of("examples/quickstart"), Path.of("examples/seed/corrected")));
        try (Stream<Path> found = Files.walk(Path.of("testdata/render"))) {
            found.filter(path -> path.getFileName().toString().matches("input|input\\.yaml"))
                    .sorted()
                    .forEach(all::add);
        }
        return all;
    }

    private static List<Path> listed(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static int compare(
            List<Path> inputs, int requests, Random random, List<String> differences, TreeMap<String, Integer> kinds)
            throws IOException {
        TestCertificates certificates = TestCertificates.create();
        int sent = 0;
        try (StubBackend stub = new StubBackend();
                LoopbackClient client = new LoopbackClient()) {
            List<Gateway> gateways = new ArrayList<>();
            List<Path> names = new ArrayList<>();
            for (Path input : inputs) {
                OnLoopback loopback = new OnLoopback(stub, "g" + gateways.size() + "-", certificates);
                Profile profile = PROFILES.get(gateways.size() % PROFILES.size());
                Gateway gateway = loopback.move(Assembled.from(input, profile));
                if (gateway.listeners().isEmpty()) continue;
                gateways.add(gateway);
                names.add(input);
            }
            if (gateways.isEmpty()) return 0;
            try (RunningEnvoy _ = RunningEnvoy.start(gateways)) {
                for (int i = 0; i < requests; i++) {
                    int which = i % gateways.size();
                    Request request = sendable(new RequestGenerator(gateways.get(which), random));
                    Trace trace = Router.explaining(gateways.get(which)).decide(request);
                    String actual = Outcomes.actual(send(client, request, trace), trace);
                    sent++;
                    List<String> expected = Outcomes.expected(trace);
                    trace.branches()
                            .forEach(branch ->
                                    kinds.merge(branch.verdict().getClass().getSimpleName(), 1, Integer::sum));
                    if (!expected.contains(actual)) {
                        differences.add("\n" + names.get(which) + "\n" + request.method() + " " + request.url() + "\n"
                                + request.headers() + "\nsaid: " + String.join("\n   or ", expected) + "\nwas:  "
                                + actual);
                    }
                }
            }
        }
        return sent;
    }

    /// The JDK sends no server names with other characters.
    private static final Pattern SENDABLE =
            Pattern.compile("|[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*");

    private static Request sendable(RequestGenerator generator) {
        Request request = generator.next();
        while (request.scheme() == Scheme.HTTPS
                && !SENDABLE.matcher(request.serverName()).matches()) {
            request = generator.next();
        }
        return request;
    }

    /// What ends TLS in front of a gateway is played by sending what it would send.
    private static Optional<LoopbackClient.Reply> send(LoopbackClient client, Request request, Trace trace)
            throws IOException {
        int port = request.gatewayPort().orElseThrow();
        if (!(trace.arrival() instanceof Accepted accepted)) {
            return client.send(port, request.scheme() == Scheme.HTTPS, request);
        }
        if (!accepted.terminatedBefore()) return client.send(port, accepted.tls(), request);
        HeaderFields headers = request.headers().has("x-forwarded-proto")
                ? request.headers()
                : request.headers().adding("x-forwarded-proto", "https");
        return client.send(port, false, request.with(headers));
    }
}
