package emissaryctl.lint.capacity;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Fix;
import emissaryctl.lint.MappingRule;
import emissaryctl.lint.Model;
import emissaryctl.resource.Mapping;
import emissaryctl.resource.RetryPolicy;
import emissaryctl.yaml.YamlEdits;
import emissaryctl.yaml.YamlMap;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Retries of requests that a service may have carried out already.
final class RetryNonidempotent implements MappingRule {

    private static final Set<String> AFTER = Set.of("5xx", "gateway-error", "retriable-4xx");
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "PUT", "DELETE");

    @Override
    public Code code() {
        return Code.RETRY_NONIDEMPOTENT;
    }

    @Override
    public void check(Mapping mapping, Model model, Consumer<Diagnostic> found) {
        Optional<String> on = mapping.policy()
                .retry()
                .filter(retry -> retry.numRetries().orElse(1) > 0)
                .flatMap(RetryPolicy::retryOn)
                .filter(AFTER::contains);
        boolean safe = mapping.match().method().filter(SAFE::contains).isPresent();
        if (on.isEmpty() || safe || mapping.upstream().grpc()) return;
        YamlMap spec = mapping.metadata().places().written();
        found.accept(Diagnostic.warning(
                        code(),
                        mapping.metadata().at("retry_policy", "retry_on"),
                        "a POST that `" + mapping.service()
                                + "` has carried out and answered with an error is sent again")
                .withHelp("write `retry_on: connect-failure`, or give the Mapping a `method: GET`")
                .withFix(spec.map("retry_policy")
                        .flatMap(retry -> retry.get("retry_on"))
                        .map(node ->
                                Fix.unsafe("write `connect-failure`", YamlEdits.replace(node, "connect-failure")))));
    }
}
