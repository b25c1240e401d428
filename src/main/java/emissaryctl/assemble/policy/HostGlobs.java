package emissaryctl.assemble.policy;

import emissaryctl.gateway.HttpSettings.HostPort;
import java.util.Optional;

/// Whether a glob is one that the Host header of some request can match. One that none can match protects nothing.
final class HostGlobs {

    private HostGlobs() {}

    static Optional<Unsendable> fault(String glob, HostPort port) {
        if (glob.indexOf('/') >= 0) {
            return says("a host has neither a scheme nor a path", "write the host alone; paths go into `path`");
        }
        if (glob.chars().anyMatch(c -> c >= 0x7F)) {
            return says("names are sent in ASCII", "write them as they are sent: `xn--…`");
        }
        Optional<Integer> odd = glob.chars().filter(c -> !isPossible(c)).boxed().findFirst();
        if (odd.isPresent()) {
            return says(
                    "a host has no `" + Character.toString(odd.get()) + "`",
                    "only `*` stands for other text; write a rule for each host that is meant");
        }
        int colon = glob.indexOf(':', glob.lastIndexOf(']') + 1);
        String name = colon < 0 ? glob : glob.substring(0, colon);
        if (name.startsWith(".")) return says("no host begins with a dot", "write `*" + glob + "`");
        if (name.endsWith(".") || name.contains("..")) {
            return says("clients leave out the dot at the end of a host", "leave it out, too");
        }
        return colon < 0 ? Optional.empty() : port(glob.substring(colon + 1), port);
    }

    private static Optional<Unsendable> port(String written, HostPort port) {
        boolean number = !written.isEmpty() && written.chars().allMatch(c -> c >= '0' && c <= '9' || c == '*');
        if (!number) return says("what follows the colon is no port", "leave it out: ports make no difference then");
        return port == HostPort.STRIP_ANY
                ? says("ports are cut off hosts before", "leave out the port")
                : Optional.empty();
    }

    private static boolean isPossible(int c) {
        return Character.isLetterOrDigit(c) || "-._*:[]".indexOf(c) >= 0;
    }

    private static Optional<Unsendable> says(String why, String help) {
        return Optional.of(new Unsendable(why, help));
    }
}
