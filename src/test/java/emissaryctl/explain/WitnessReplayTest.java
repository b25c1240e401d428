package emissaryctl.explain;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.assemble.profile.Profile;
import emissaryctl.diff.Compared;
import emissaryctl.diff.Comparison;
import emissaryctl.diff.Entry;
import emissaryctl.diff.LiveWitnessTest;
import emissaryctl.diff.Mutation;
import emissaryctl.diff.Shadow;
import emissaryctl.diff.Witness;
import emissaryctl.envoy.TestCertificates;
import emissaryctl.explain.Arrival.Accepted;
import emissaryctl.explain.request.HeaderFields;
import emissaryctl.explain.request.Request;
import emissaryctl.explain.request.Request.Scheme;
import emissaryctl.explain.request.RequestUrl;
import emissaryctl.explain.request.RequestUrl.Understood;
import emissaryctl.gateway.Gateway;
import emissaryctl.gateway.ListenAddress.Transport;
import emissaryctl.pipeline.DiffSide;
import emissaryctl.pipeline.Diffing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Requests that `diff` says go differently are sent to a real Envoy that runs both configurations, and go as it says.
class WitnessReplayTest {

    private static final long SEED = Long.getLong("emissaryctl.fuzz.seed", 1);
    private static final int MUTATIONS = Integer.getInteger("emissaryctl.diff.mutations", 3);
    private static final int MOST = Integer.getInteger("emissaryctl.fuzz.requests", 60);
    private static final int AT_ONCE = 40;

    /// A request, and the two configurations that it goes through.
    private record Replay(String what, Witness witness, DiffSide before, DiffSide after) {}

    /// Also where the old side is known from Envoy alone.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void witnessesGoThroughEnvoyAsTheySay(boolean live, TestReporter reporter) throws Exception {
        List<Replay> all = replays(live);
        List<Replay> replays = all.subList(0, Math.min(MOST, all.size()));
        List<String> wrong = new ArrayList<>();
        int elsewhere = 0;
        for (int i = 0; i < replays.size(); i += AT_ONCE) {
            elsewhere += replay(replays.subList(i, Math.min(i + AT_ONCE, replays.size())), wrong);
        }
        reporter.publishEntry(replays.size() + " witnesses, of which " + elsewhere + " were seen to go elsewhere");
        assertThat(wrong).isEmpty();
        assertThat(replays.size()).isGreaterThan(50);
        assertThat(elsewhere).isGreaterThan(replays.size() / 3);
    }

    private static List<Replay> replays(boolean live) throws IOException {
        Random random = new Random(SEED);
        List<Replay> replays = new ArrayList<>();
        List<Path> inputs;
        try (Stream<Path> found = Files.walk(Path.of("testdata/render"))) {
            inputs = found.filter(path -> path.getFileName().toString().matches("input|input\\.yaml"))
                    .sorted()
                    .toList();
        }
        for (Path input : inputs) {
            String yaml = Mutation.plain(Mutation.text(input));
            DiffSide before = Compared.side("old.yaml", yaml, Profile.RECOMMENDED);
            for (Mutation mutation : Mutation.of(yaml, MUTATIONS, random)) {
                DiffSide after = Compared.side("new.yaml", mutation.yaml(), Profile.RECOMMENDED);
                Comparison comparison = Diffing.compare(live ? LiveWitnessTest.live(before, false) : before, after);
                for (Entry entry : comparison.entries()) {
                    Stream.concat(
                                    entry.witness().stream(),
                                    entry.shadows().stream().map(Shadow::witness))
                            .filter(WitnessReplayTest::isSendable)
                            .forEach(witness ->
                                    replays.add(new Replay(input + " " + mutation.what(), witness, before, after)));
                }
            }
        }
        Collections.shuffle(replays, random);
        return replays;
    }

    /// Over UDP nothing is sent here, and the JDK sends no other server names.
    private static boolean isSendable(Witness witness) {
        return !witness.http3() && request(witness).serverName().matches("|[a-z0-9-]+(\\.[a-z0-9-]+)*");
    }

    private static Request request(Witness witness) {
        Understood url = (Understood) RequestUrl.parse(witness.url());
        HeaderFields headers = HeaderFields.NONE;
        for (Witness.Header header : witness.headers()) headers = headers.adding(header.name(), header.value());
        return Request.of(witness.method(), url.scheme(), url.authority(), url.port(), url.path())
                .with(headers)
                .from(Optional.of("127.0.0.1"));
    }

    private static int replay(List<Replay> replays, List<String> wrong) throws IOException {
        TestCertificates certificates = TestCertificates.create();
        int elsewhere = 0;
        try (StubBackend stub = new StubBackend();
                LoopbackClient client = new LoopbackClient()) {
            List<Gateway> gateways = new ArrayList<>();
            for (int i = 0; i < replays.size(); i++) {
                gateways.add(new OnLoopback(stub, "b" + i + "-", certificates)
                        .move(replays.get(i).before().gateway().orElseThrow()));
                gateways.add(new OnLoopback(stub, "a" + i + "-", certificates)
                        .move(replays.get(i).after().gateway().orElseThrow()));
            }
            try (RunningEnvoy _ = RunningEnvoy.start(gateways)) {
                for (int i = 0; i < replays.size(); i++) {
                    Replay replay = replays.get(i);
                    String old =
                            send(client, replay, replay.before().gateway().orElseThrow(), gateways.get(2 * i), wrong);
                    String now = send(
                            client, replay, replay.after().gateway().orElseThrow(), gateways.get(2 * i + 1), wrong);
                    boolean told = !replay.witness()
                                    .before()
                                    .targets()
                                    .equals(replay.witness().after().targets())
                            || replay.witness().before().lost()
                                    != replay.witness().after().lost();
                    boolean seen = !old.replace("b" + i + "-", "").equals(now.replace("a" + i + "-", ""));
                    boolean chance = replay.witness().before().targets().size() > 1
                            || replay.witness().after().targets().size() > 1;
                    // Filters of FilterPolicies have tests of their own: the gateways here go without.
                    boolean filtered = !replay.witness()
                            .before()
                            .filters()
                            .equals(replay.witness().after().filters());
                    if (seen) elsewhere++;
                    if (told && !seen && !chance && !filtered)
                        wrong.add(replay.what() + " " + replay.witness().line() + ": " + old);
                }
            }
        }
        return elsewhere;
    }

    /// What happened, after a look that it is what the matcher says of the gateway that was moved.
    private static String send(
            LoopbackClient client, Replay replay, Gateway original, Gateway moved, List<String> wrong)
            throws IOException {
        Optional<Integer> port = port(replay.witness().port(), original, moved);
        if (port.isEmpty()) return "no answer";
        Request request = request(replay.witness()).at(port);
        Trace trace = Router.explaining(moved).decide(request);
        String actual = Outcomes.actual(send(client, request, trace), trace);
        List<String> expected = Outcomes.expected(trace);
        if (!expected.contains(actual)) {
            wrong.add(replay.what() + " " + replay.witness().line() + "\nsaid: " + expected + "\nwas:  " + actual);
        }
        return actual;
    }

    private static Optional<Integer> port(int port, Gateway original, Gateway moved) {
        List<Gateway.Listener> listeners = original.listeners().stream()
                .filter(listener -> listener.address().transport() == Transport.TCP)
                .toList();
        for (int i = 0; i < listeners.size(); i++) {
            if (listeners.get(i).address().port() == port)
                return Optional.of(moved.listeners().get(i).address().port());
        }
        return Optional.empty();
    }

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
