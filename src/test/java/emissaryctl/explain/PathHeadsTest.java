package emissaryctl.explain;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.assemble.profile.Profile;
import emissaryctl.diff.Compared;
import emissaryctl.diff.Mutation;
import emissaryctl.explain.match.Candidate;
import emissaryctl.explain.match.RouteChoice;
import emissaryctl.explain.request.Request;
import emissaryctl.gateway.Gateway;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// A router that looks at few routes decides as the one that looks at all of them.
class PathHeadsTest {

    private static final int REQUESTS = 60;

    @Test
    void fewRoutesDecideAsAllDo() throws IOException {
        Random random = new Random(7);
        int decided = 0;
        int fewer = 0;
        for (Path input : LiveAgreementTest.inputs()) {
            Gateway gateway = Compared.side("a.yaml", Mutation.text(input), Profile.RECOMMENDED)
                    .gateway()
                    .orElseThrow();
            if (gateway.listeners().stream()
                    .allMatch(listener -> listener.chains().isEmpty())) continue;
            Router all = Router.explaining(gateway);
            Router few = Router.deciding(gateway);
            RequestGenerator generator = new RequestGenerator(gateway, random);
            for (int i = 0; i < REQUESTS; i++) {
                Request request = random.nextInt(4) == 0 ? otherCase(generator.next(), random) : generator.next();
                Trace expected = all.decide(request);
                Trace actual = few.decide(request);
                assertThat(actual.branches()).as("%s of %s", request, input).isEqualTo(expected.branches());
                assertThat(chosen(actual)).isEqualTo(chosen(expected));
                if (looked(actual) < looked(expected)) fewer++;
                decided++;
            }
        }
        assertThat(decided).isGreaterThan(1000);
        assertThat(fewer).isGreaterThan(100);
    }

    private static List<Candidate> chosen(Trace trace) {
        return trace.routes().map(RouteChoice::chosen).orElse(List.of());
    }

    private static int looked(Trace trace) {
        return trace.routes().map(choice -> choice.candidates().size()).orElse(0);
    }

    private static Request otherCase(Request request, Random random) {
        String path = request.path()
                .chars()
                .map(c -> random.nextBoolean() ? Character.toUpperCase(c) : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return new Request(
                request.method(),
                request.scheme(),
                request.authority(),
                request.urlPort(),
                request.gatewayPort(),
                path,
                request.headers(),
                request.client(),
                request.http3());
    }
}
