package emissaryctl.assemble.module;

import emissaryctl.assemble.text.CommandOperators;
import emissaryctl.assemble.text.Text;
import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Effect;
import emissaryctl.resource.AmbassadorModule;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// What can be wrong with Module `ambassador`.
final class ModuleProblems {

    private ModuleProblems() {}

    private static Diagnostic error(AmbassadorModule module, String key, String message) {
        return Diagnostic.error(Code.MODULE_VALUE_INVALID, module.metadata().at(key), message);
    }

    private static Diagnostic warning(AmbassadorModule module, String key, String message) {
        return Diagnostic.warning(Code.MODULE_VALUE_INVALID, module.metadata().at(key), message);
    }

    static Diagnostic secondModule(AmbassadorModule later, AmbassadorModule first) {
        return Diagnostic.warning(
                        Code.MULTIPLE_SERVICES, later.metadata().span(), "a second Module `ambassador` is not used")
                .withEffect(Effect.DROPPED)
                .withLabel(first.metadata().span(), "the one that is used")
                .withHelp("merge the two");
    }

    static Diagnostic circuitBreakersInvalid(AmbassadorModule module) {
        return Diagnostic.error(
                        Code.CIRCUIT_BREAKER_INVALID,
                        module.metadata().at("circuit_breakers"),
                        "`circuit_breakers` of Module `ambassador` has a priority other than `default` or `high`; every"
                                + " Mapping without its own would be dropped")
                .withEffect(Effect.DROPPED);
    }

    static Diagnostic retryPolicyInvalid(AmbassadorModule module) {
        return Diagnostic.error(
                        Code.RETRY_ON_INVALID,
                        module.metadata().at("retry_policy", "retry_on"),
                        "`retry_policy` of Module `ambassador` has no valid `retry_on`")
                .withHelp("use one of " + String.join(", ", RetryRules.WORDS));
    }

    static Diagnostic loadBalancerInvalid(AmbassadorModule module) {
        return Diagnostic.error(
                        Code.LB_INVALID,
                        module.metadata().at("load_balancer"),
                        "`load_balancer` of Module `ambassador` is not valid")
                .withHelp(BalancerRules.ADVICE);
    }

    static Diagnostic tlsMeansNothing(AmbassadorModule module) {
        return error(module, "tls", "`tls` means nothing in Module `ambassador`")
                .withEffect(Effect.CLEARTEXT)
                .withHelp(
                        "put it into a Module called `tls`; a Host with a `tlsSecret`, or a TLSContext, says it better");
    }

    static Diagnostic runtimeFlagInvalid(AmbassadorModule module, String flag) {
        return Diagnostic.warning(
                Code.MODULE_VALUE_INVALID,
                module.metadata().at("runtime_flags", flag),
                "runtime flag `" + Text.cut(flag) + "` is not one that Emissary passes on, or its value does not fit");
    }

    static Diagnostic clientsAreTrusted(AmbassadorModule module) {
        return Diagnostic.warning(
                        Code.XFF_TRUST,
                        module.metadata().at("use_remote_address"),
                        "with `use_remote_address: false` clients say themselves where they are, whether they use TLS,"
                                + " and what `x-envoy-` headers they send")
                .withEffect(Effect.OPEN)
                .withHelp("remove it; for proxies in front of Envoy set `l7Depth` in the Listener");
    }

    static Diagnostic properCaseAndOverrides(AmbassadorModule module) {
        return warning(module, "header_case_overrides", "`header_case_overrides` has no effect beside `proper_case`");
    }

    static Diagnostic headerCasePreserved(AmbassadorModule module) {
        return warning(
                        module,
                        "header_case_overrides",
                        "Envoy cannot rewrite the case of single headers; all headers keep the case that the peer wrote")
                .withHelp("use `proper_case: true`, or leave the setting out");
    }

    static Diagnostic unknownCertificatePart(AmbassadorModule module, String part) {
        return Diagnostic.error(
                        Code.MODULE_VALUE_INVALID,
                        module.metadata().at("set_current_client_cert_details", part),
                        "`" + Text.cut(part) + "` is not a part of client certificates that Envoy can pass on")
                .withHelp("use subject, cert, chain, dns or uri");
    }

    static <W extends Enum<W>> Diagnostic unknownWord(
            AmbassadorModule module, String key, String word, Class<W> words) {
        String allowed = Arrays.stream(words.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
        return Diagnostic.error(
                        Code.INVALID_ENUM,
                        module.metadata().at(key),
                        "`" + Text.cut(word) + "` is not a value of `" + key + "`")
                .withHelp("use one of " + allowed);
    }

    static Diagnostic unknownGzipWord(AmbassadorModule module, String key, String word, List<String> words) {
        return Diagnostic.error(
                        Code.INVALID_ENUM,
                        module.metadata().at("gzip", key),
                        "`" + Text.cut(word) + "` is not a value of `" + key + "`")
                .withHelp("use one of " + String.join(", ", words));
    }

    static Diagnostic bufferTimeIgnored(AmbassadorModule module) {
        return warning(module, "buffer", "`buffer.max_request_time` no longer has an effect");
    }

    static Diagnostic bufferWithoutLimit(AmbassadorModule module) {
        return error(module, "buffer", "`buffer` has no `max_request_bytes` above 0; nothing is buffered")
                .withHelp("set `max_request_bytes`");
    }

    static Diagnostic allowAndDeny(AmbassadorModule module) {
        return Diagnostic.error(
                        Code.IP_ALLOW_INVALID,
                        module.metadata().at("ip_deny"),
                        "`ip_allow` and `ip_deny` are both set; `ip_deny` is not used")
                .withEffect(Effect.OPEN)
                .withLabel(module.metadata().at("ip_allow"), "the list that is used")
                .withHelp("keep one of the two");
    }

    static Diagnostic addressTypeInvalid(AmbassadorModule module, String key, int index) {
        return addressProblem(
                key,
                Diagnostic.error(
                        Code.IP_ALLOW_INVALID,
                        module.metadata().at(key, Integer.toString(index)),
                        "an item of `" + key + "` must have exactly one key, `peer` or `remote`"));
    }

    static Diagnostic addressInvalid(AmbassadorModule module, String key, int index, String text) {
        return addressProblem(
                        key,
                        Diagnostic.error(
                                Code.IP_ALLOW_INVALID,
                                module.metadata().at(key, Integer.toString(index)),
                                "`" + Text.cut(text) + "` is not an address range; the item of `" + key
                                        + "` would be skipped"))
                .withHelp("write an address, or an address and a prefix length such as 10.0.0.0/8");
    }

    /// An address that is not denied gets in; one that is not allowed does not.
    private static Diagnostic addressProblem(String key, Diagnostic problem) {
        return key.equals("ip_deny") ? problem.withEffect(Effect.OPEN) : problem;
    }

    static Diagnostic unknownLogType(AmbassadorModule module, String type) {
        return error(module, "envoy_log_type", "`" + Text.cut(type) + "` is not a log type; text is used")
                .withHelp("use text, json or typed_json");
    }

    static Diagnostic logFormatInvalid(AmbassadorModule module, CommandOperators.Fault fault) {
        return error(
                        module,
                        "envoy_log_format",
                        "`envoy_log_format` " + fault.what() + "; Envoy would reject the whole configuration")
                .withEffect(Effect.NACK)
                .withHelp(fault.help());
    }

    static Diagnostic logFormatMismatch(AmbassadorModule module, boolean json) {
        return error(
                module,
                "envoy_log_format",
                json
                        ? "`envoy_log_format` must be a map when `envoy_log_type` is json"
                        : "`envoy_log_format` must be a string when `envoy_log_type` is text");
    }
}
