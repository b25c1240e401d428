package emissaryctl.fuzz;

import emissaryctl.cli.Run;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The first line is the path of a request and a header, with a tab between them; the rest is resources.
public final class ExplainTarget {

    private ExplainTarget() {}

    public static void fuzzerInitialize() {
        Inputs.warmUp(ExplainTarget::fuzzerTestOneInput);
    }

    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        int end = text.indexOf('\n');
        if (end < 0) return;
        String[] request = text.substring(0, end).split("\t", 2);
        List<String> args =
                new ArrayList<>(List.of("explain", "GET", "https://shop.example.com/" + request[0], "-", "--all"));
        if (request.length > 1) args.addAll(List.of("-H", "x-fuzz: " + request[1]));
        Run run = Run.withInput(text.substring(end + 1), args.toArray(String[]::new));
        // The request is an argument: one that cannot be sent is wrong usage.
        if (run.exit() != 2) Promise.kept(run);
    }
}
