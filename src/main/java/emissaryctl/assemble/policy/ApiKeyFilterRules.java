package emissaryctl.assemble.policy;

import emissaryctl.assemble.text.HeaderMutations;
import emissaryctl.assemble.tls.Secrets;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Outcome;
import emissaryctl.gateway.policy.KeyCheck;
import emissaryctl.gateway.policy.SecretText;
import emissaryctl.resource.ApiKeyFilter;
import emissaryctl.resource.KubernetesSecret;
import emissaryctl.resource.Metadata;
import emissaryctl.resource.SecretBytes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;

/// What a Filter with `APIKey` does.
final class ApiKeyFilterRules {

    private static final String STANDARD_HEADER = "x-api-key";
    private static final String STRIPPED = "Bearer ";

    private final Metadata filter;
    private final ApiKeyFilter written;
    private final Secrets secrets;
    private final SequencedMap<String, String> owners = new LinkedHashMap<>();
    private final List<Diagnostic> found = new ArrayList<>();

    private ApiKeyFilterRules(Metadata filter, ApiKeyFilter written, Secrets secrets) {
        this.filter = filter;
        this.written = written;
        this.secrets = secrets;
    }

    /// The check, or nothing when there is an error.
    static Outcome<Optional<KeyCheck>> check(Metadata filter, ApiKeyFilter written, Secrets secrets) {
        ApiKeyFilterRules rules = new ApiKeyFilterRules(filter, written, secrets);
        Optional<KeyCheck> check = rules.check();
        boolean broken = rules.found.stream().anyMatch(Diagnostic::isError);
        return new Outcome<>(broken ? Optional.empty() : check, rules.found);
    }

    private Optional<KeyCheck> check() {
        String header = written.httpHeader().orElse(STANDARD_HEADER).toLowerCase(Locale.ROOT);
        HeaderMutations.faultOfRemoved(List.of(header))
                .ifPresent(fault -> found.add(PolicyProblems.keyHeader(filter, fault)));
        for (int i = 0; i < written.keys().size(); i++) add(written.keys().get(i), i);
        boolean broken = found.stream().anyMatch(Diagnostic::isError);
        if (owners.isEmpty() && !broken) found.add(PolicyProblems.noKeys(filter));
        if (owners.isEmpty()) return Optional.empty();
        List<KeyCheck.Key> keys = owners.entrySet().stream()
                .map(each -> new KeyCheck.Key(each.getValue(), new SecretText(each.getKey())))
                .toList();
        return Optional.of(new KeyCheck(header, keys));
    }

    private void add(ApiKeyFilter.Key key, int index) {
        if (key.key().isPresent()) add(key.key(), "key-" + index, index);
        if (key.secretName().isEmpty()) {
            if (key.key().isEmpty()) found.add(PolicyProblems.emptyKey(filter, index));
            return;
        }
        String name = key.secretName().get();
        Optional<KubernetesSecret> secret = secrets.written(filter.ref().namespace(), name);
        if (secret.isEmpty()) {
            found.add(PolicyProblems.keySecretMissing(filter, index, name)
                    .withAbsent(Secrets.ref(filter.ref().namespace(), name)));
            return;
        }
        secret.get().values().forEach((item, value) -> add(value, name + "/" + item, index));
    }

    /// A key that no header could hold is left out, and said to be. Of keys that are the same the first counts: Envoy
    /// takes each once.
    private void add(Optional<SecretBytes> key, String owner, int index) {
        Optional<String> text = key.map(SecretBytes::reveal).filter(ApiKeyFilterRules::isPossible);
        if (text.isPresent()) owners.putIfAbsent(text.get(), owner);
        else found.add(PolicyProblems.impossibleKey(filter, index, owner));
    }

    private static boolean isPossible(String key) {
        return !key.isEmpty()
                && key.equals(key.strip())
                && key.chars().allMatch(c -> c >= ' ' && c != 0x7F)
                && !key.startsWith(STRIPPED);
    }
}
