package emissaryctl.assemble.policy;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Text as it stands in URLs and forms: all but what RFC 3986 (2.3) calls unreserved is encoded.
public final class PercentEncoding {

    private PercentEncoding() {}

    public static String of(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            boolean plain =
                    b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || "-._~".indexOf(b) >= 0;
            if (plain) encoded.append((char) b);
            else encoded.append(String.format(Locale.ROOT, "%%%02X", b));
        }
        return encoded.toString();
    }
}
