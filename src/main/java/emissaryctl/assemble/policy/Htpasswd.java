package emissaryctl.assemble.policy;

import emissaryctl.gateway.policy.PasswordCheck.User;
import emissaryctl.gateway.policy.SecretText;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// A file of users as Apache's `htpasswd` writes it. Envoy 1.40 takes SHA-1 only, and rejects the whole configuration
/// for any line that it does not understand.
record Htpasswd(List<User> users, List<Fault> faults) {

    private static final String SHA1 = "{SHA}";
    private static final int SHA1_BYTES = 20;

    Htpasswd {
        users = List.copyOf(users);
        faults = List.copyOf(faults);
    }

    /// What is wrong with a line, which is not shown. Lines count from 1.
    record Fault(int line, String what) {}

    static Htpasswd parse(String text) {
        List<User> users = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        Set<String> names = new HashSet<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) continue;
            Optional<String> fault = fault(line).or(() -> twice(line, names));
            if (fault.isPresent()) faults.add(new Fault(i + 1, fault.get()));
            else users.add(new User(name(line), new SecretText(hash(line).substring(SHA1.length()))));
        }
        return new Htpasswd(users, faults);
    }

    private static String name(String line) {
        return line.substring(0, line.indexOf(':'));
    }

    private static String hash(String line) {
        return line.substring(line.indexOf(':') + 1);
    }

    private static Optional<String> fault(String line) {
        if (line.indexOf(':') < 1) return Optional.of("is not `USER:{SHA}HASH`");
        if (name(line).chars().anyMatch(c -> c < ' ' || c == 0x7F)) {
            return Optional.of("has a name that no header can have");
        }
        if (!hash(line).startsWith(SHA1)) {
            return Optional.of("has a password " + kind(hash(line)) + ", and Envoy knows SHA-1 only");
        }
        return isSha1(hash(line).substring(SHA1.length()))
                ? Optional.empty()
                : Optional.of("has no SHA-1 in base64 behind `{SHA}`");
    }

    private static boolean isSha1(String base64) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            return bytes.length == SHA1_BYTES
                    && Base64.getEncoder().encodeToString(bytes).equals(base64);
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static Optional<String> twice(String line, Set<String> names) {
        return names.add(name(line)) ? Optional.empty() : Optional.of("has a user who is there before");
    }

    private static String kind(String hash) {
        String lower = hash.toLowerCase(Locale.ROOT);
        if (lower.startsWith("$2")) return "hashed with bcrypt";
        if (lower.startsWith("$apr1$") || lower.startsWith("$1$")) return "hashed with MD5";
        if (lower.startsWith("$5$")) return "hashed with SHA-256";
        if (lower.startsWith("$6$")) return "hashed with SHA-512";
        if (lower.startsWith("{ssha}")) return "hashed with a salted SHA-1";
        return "that is not hashed with SHA-1";
    }
}
