package emissaryctl.assemble.text;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// IP addresses as text. Nothing here asks a name server.
public final class IpAddress {

    private IpAddress() {}

    public static boolean isAddress(String text) {
        return normalise(text).isPresent();
    }

    /// The address in its usual form (`::0001` becomes `::1`), or nothing when the text is no literal address.
    public static Optional<String> normalise(String text) {
        if (text.contains(":")) return normaliseV6(text);
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) return Optional.empty();
        for (String part : parts) if (!isOctet(part)) return Optional.empty();
        return Optional.of(text);
    }

    private static boolean isOctet(String part) {
        if (part.isEmpty() || part.length() > 3 || part.length() > 1 && part.startsWith("0")) return false;
        return part.chars().allMatch(c -> c >= '0' && c <= '9') && Integer.parseInt(part) <= 255;
    }

    private static Optional<String> normaliseV6(String text) {
        boolean plain = text.chars().allMatch(c -> Character.digit(c, 16) >= 0 || c == ':' || c == '.');
        if (!plain) return Optional.empty();
        try {
            return Optional.of(compress(InetAddress.ofLiteral(text).getHostAddress()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// The JDK prints all eight groups; RFC 5952 wants the longest run of zeros left out.
    private static String compress(String full) {
        if (!full.contains(":")) return full;
        String[] groups = full.toLowerCase(Locale.ROOT).split(":", -1);
        int best = -1;
        int bestLength = 1;
        for (int i = 0; i < groups.length; i++) {
            int length = 0;
            while (i + length < groups.length && groups[i + length].equals("0")) length++;
            if (length > bestLength) {
                best = i;
                bestLength = length;
            }
        }
        if (best < 0) return String.join(":", groups);
        String head = String.join(":", Arrays.copyOfRange(groups, 0, best));
        String tail = String.join(":", Arrays.copyOfRange(groups, best + bestLength, groups.length));
        return head + "::" + tail;
    }
}
