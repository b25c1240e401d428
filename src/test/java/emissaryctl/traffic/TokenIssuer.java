package emissaryctl.traffic;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/// Signs JSON Web Tokens with keys of its own, of which the public ones are a JWK Set.
final class TokenIssuer {

    static final String ISSUER = "https://idp.example.com/";
    static final String AUDIENCE = "shop";

    private final KeyPair rsa;
    private final KeyPair ec;

    TokenIssuer() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        this.rsa = generator.generateKeyPair();
        KeyPairGenerator curve = KeyPairGenerator.getInstance("EC");
        curve.initialize(new ECGenParameterSpec("secp256r1"));
        this.ec = curve.generateKeyPair();
    }

    /// The JWK Set.
    String keys() {
        RSAPublicKey first = (RSAPublicKey) rsa.getPublic();
        ECPublicKey second = (ECPublicKey) ec.getPublic();
        return """
                {"keys": [
                  {"kty": "RSA", "kid": "r", "use": "sig", "n": "%s", "e": "%s"},
                  {"kty": "EC", "kid": "e", "use": "sig", "crv": "P-256", "x": "%s", "y": "%s"}
                ]}""".formatted(
                        number(first.getModulus(), 256),
                        number(first.getPublicExponent(), 3),
                        number(second.getW().getAffineX(), 32),
                        number(second.getW().getAffineY(), 32));
    }

    private static String number(BigInteger number, int length) {
        byte[] bytes = number.toByteArray();
        byte[] padded = new byte[length];
        int from = Math.max(0, bytes.length - length);
        System.arraycopy(bytes, from, padded, length - (bytes.length - from), bytes.length - from);
        return encoded(padded);
    }

    /// Claims that everybody takes, for an hour; a claim without a value is left out.
    static SequencedMap<String, String> claims(String... changes) {
        long now = Instant.now().getEpochSecond();
        SequencedMap<String, String> claims = new LinkedHashMap<>();
        claims.put("iss", "\"" + ISSUER + "\"");
        claims.put("aud", "\"" + AUDIENCE + "\"");
        claims.put("sub", "\"anna\"");
        claims.put("iat", Long.toString(now - 10));
        claims.put("exp", Long.toString(now + 3600));
        for (int i = 0; i < changes.length; i += 2) {
            if (changes[i + 1].isEmpty()) claims.remove(changes[i]);
            else claims.put(changes[i], changes[i + 1]);
        }
        return claims;
    }

    /// Seconds from now, as a claim has them.
    static String in(long seconds) {
        return Long.toString(Instant.now().getEpochSecond() + seconds);
    }

    String rs256(SequencedMap<String, String> claims) throws GeneralSecurityException {
        return signed("RS256", "r", "SHA256withRSA", rsa, claims);
    }

    String rs512(SequencedMap<String, String> claims) throws GeneralSecurityException {
        return signed("RS512", "r", "SHA512withRSA", rsa, claims);
    }

    String es256(SequencedMap<String, String> claims) throws GeneralSecurityException {
        return signed("ES256", "e", "SHA256withECDSAinP1363Format", ec, claims);
    }

    /// A token that nobody has signed.
    static String unsigned(SequencedMap<String, String> claims) {
        return text("none", "r", claims) + ".";
    }

    private static String signed(
            String algorithm, String key, String signature, KeyPair keys, SequencedMap<String, String> claims)
            throws GeneralSecurityException {
        String text = text(algorithm, key, claims);
        Signature signing = Signature.getInstance(signature);
        signing.initSign(keys.getPrivate());
        signing.update(text.getBytes(StandardCharsets.US_ASCII));
        return text + "." + encoded(signing.sign());
    }

    private static String text(String algorithm, String key, Map<String, String> claims) {
        String header = "{\"alg\": \"%s\", \"typ\": \"JWT\", \"kid\": \"%s\"}".formatted(algorithm, key);
        String payload = claims.entrySet().stream()
                .map(each -> "\"" + each.getKey() + "\": " + each.getValue())
                .collect(Collectors.joining(", ", "{", "}"));
        return encoded(header.getBytes(StandardCharsets.UTF_8)) + "."
                + encoded(payload.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
