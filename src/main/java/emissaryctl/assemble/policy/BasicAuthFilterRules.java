package emissaryctl.assemble.policy;

import emissaryctl.assemble.text.HeaderMutations;
import emissaryctl.assemble.tls.Secrets;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Outcome;
import emissaryctl.gateway.policy.PasswordCheck;
import emissaryctl.resource.BasicAuthFilter;
import emissaryctl.resource.KubernetesSecret;
import emissaryctl.resource.Metadata;
import emissaryctl.resource.SecretBytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a Filter with `BasicAuth` does.
final class BasicAuthFilterRules {

    /// What others call the file with users, inside their Secrets.
    private static final List<String> KEYS = List.of(".htpasswd", "htpasswd");

    private final Metadata filter;
    private final BasicAuthFilter written;
    private final Secrets secrets;
    private final List<Diagnostic> found = new ArrayList<>();

    private BasicAuthFilterRules(Metadata filter, BasicAuthFilter written, Secrets secrets) {
        this.filter = filter;
        this.written = written;
        this.secrets = secrets;
    }

    /// The check, or nothing when there is an error.
    static Outcome<Optional<PasswordCheck>> check(Metadata filter, BasicAuthFilter written, Secrets secrets) {
        BasicAuthFilterRules rules = new BasicAuthFilterRules(filter, written, secrets);
        Optional<PasswordCheck> check = rules.check();
        return new Outcome<>(rules.found.isEmpty() ? check : Optional.empty(), rules.found);
    }

    private Optional<PasswordCheck> check() {
        Optional<String> header = written.userHeader().map(name -> name.toLowerCase(Locale.ROOT));
        header.flatMap(name -> HeaderMutations.faultOfRemoved(List.of(name)))
                .ifPresent(fault -> found.add(BasicAuthProblems.userHeader(filter, fault)));
        if (header.filter("authorization"::equals).isPresent()) found.add(BasicAuthProblems.ownHeader(filter));
        return users().map(users -> new PasswordCheck(users.users(), header));
    }

    private Optional<Htpasswd> users() {
        if (written.secretName().isEmpty()) {
            found.add(BasicAuthProblems.noSecret(filter));
            return Optional.empty();
        }
        String name = written.secretName().get();
        Optional<KubernetesSecret> secret = secrets.written(filter.ref().namespace(), name);
        List<String> keys = KEYS.stream()
                .filter(key -> secret.filter(s -> s.values().containsKey(key)).isPresent())
                .toList();
        if (secret.isEmpty() || keys.isEmpty()) {
            found.add(BasicAuthProblems.secretMissing(filter, name));
            return Optional.empty();
        }
        if (keys.size() > 1) {
            found.add(BasicAuthProblems.twoFiles(filter, secret.get().metadata(), keys));
            return Optional.empty();
        }
        return users(secret.get(), keys.getFirst());
    }

    private Optional<Htpasswd> users(KubernetesSecret secret, String key) {
        Optional<String> text = Optional.ofNullable(secret.values().get(key))
                .flatMap(each -> each)
                .map(SecretBytes::reveal);
        Htpasswd users = Htpasswd.parse(text.orElse(""));
        users.faults().forEach(fault -> found.add(BasicAuthProblems.line(filter, secret.metadata(), key, fault)));
        if (users.users().isEmpty() && users.faults().isEmpty()) {
            found.add(BasicAuthProblems.noUsers(filter, secret.metadata(), key));
        }
        return Optional.of(users);
    }
}
