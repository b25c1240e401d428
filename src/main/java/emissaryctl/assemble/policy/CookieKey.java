package emissaryctl.assemble.policy;

import emissaryctl.gateway.policy.SecretText;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The key with which Envoy signs and encrypts the cookies of a login. Edge Stack has no such thing, as it keeps
/// sessions in a database. It is made from what only the gateway and the provider know, so that all Envoys of a fleet
/// have the same and it changes with the client's secret, but says nothing about that.
final class CookieKey {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PURPOSE = "emissaryctl oauth2 cookies ";

    private CookieKey() {}

    /// The key of the Filter with this name.
    static SecretText of(SecretText clientSecret, String filter) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(clientSecret.reveal().getBytes(StandardCharsets.UTF_8), ALGORITHM));
            byte[] key = mac.doFinal((PURPOSE + filter).getBytes(StandardCharsets.UTF_8));
            return new SecretText(HexFormat.of().formatHex(key));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
