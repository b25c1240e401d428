package emissaryctl.fuzz;

import emissaryctl.cli.Run;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The input is a file: however it is read, it is read in bounded time and memory, and places in it lie in it.
public final class YamlTarget {

    private static final Pattern PLACE = Pattern.compile("^<stdin>:(\\d+):\\d+: ");

    private YamlTarget() {}

    public static void fuzzerInitialize() {
        Inputs.warmUp(YamlTarget::fuzzerTestOneInput);
    }

    public static void fuzzerTestOneInput(byte[] input) {
        Run run = Promise.kept(Run.withBytes(input, "lint", "-", "--no-config", "--select", "EMC0", "-o", "compact"));
        long lines = 1
                + new String(input, StandardCharsets.UTF_8)
                        .chars()
                        .filter(c -> c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029)
                        .count();
        run.out().lines().map(PLACE::matcher).filter(Matcher::find).forEach(place -> {
            if (Long.parseLong(place.group(1)) > lines) throw Promise.broken("a place outside: " + place.group(), run);
        });
    }
}
