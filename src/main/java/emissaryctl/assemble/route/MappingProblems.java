package emissaryctl.assemble.route;

import emissaryctl.assemble.module.BalancerRules;
import emissaryctl.assemble.module.RetryRules;
import emissaryctl.assemble.text.CommandOperators;
import emissaryctl.assemble.text.Text;
import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Effect;
import emissaryctl.regex.ProgramSize;
import emissaryctl.resource.Mapping;
import emissaryctl.source.Span;

/// What can be wrong with one Mapping.
final class MappingProblems {

    private MappingProblems() {}

    private static Diagnostic dropped(Code code, Mapping mapping, String field, String message) {
        return Diagnostic.error(code, mapping.metadata().at(field), message).withEffect(Effect.DROPPED);
    }

    static Diagnostic globInExactHost(Mapping mapping, String field, String host) {
        return dropped(
                        Code.HOST_GLOB_IN_EXACT_HOST,
                        mapping,
                        field,
                        "`" + Text.cut(host) + "` is matched exactly here, so its `*` can match nothing")
                .withHelp("use `hostname: \"" + Text.cut(host) + "\"`, which is a glob");
    }

    static Diagnostic hostAndHostname(Mapping mapping) {
        return Diagnostic.warning(
                        Code.HOST_AND_HOSTNAME, mapping.metadata().at("host"), "`host` has no effect beside `hostname`")
                .withLabel(mapping.metadata().at("hostname"), "this counts")
                .withHelp("remove `host`");
    }

    static Diagnostic loadBalancerNeedsEndpoints(Mapping mapping) {
        return dropped(
                        Code.LB_NEEDS_ENDPOINT_RESOLVER,
                        mapping,
                        "load_balancer",
                        "`load_balancer` is not allowed with a KubernetesServiceResolver; Mapping `" + mapping.name()
                                + "` is not used")
                .withHelp("set `resolver: kubernetes-endpoint`, or remove `load_balancer`");
    }

    static Diagnostic loadBalancerInvalid(Mapping mapping) {
        return dropped(
                        Code.LB_INVALID,
                        mapping,
                        "load_balancer",
                        "`load_balancer` is not valid; Mapping `" + mapping.name() + "` is not used")
                .withHelp(BalancerRules.ADVICE);
    }

    static Diagnostic circuitBreakersInvalid(Mapping mapping) {
        return dropped(
                        Code.CIRCUIT_BREAKER_INVALID,
                        mapping,
                        "circuit_breakers",
                        "`circuit_breakers` has a priority other than `default` or `high`; Mapping `" + mapping.name()
                                + "` is not used")
                .withHelp("use `default` or `high`");
    }

    static Diagnostic retryOnInvalid(Mapping mapping) {
        return Diagnostic.error(
                        Code.RETRY_ON_INVALID,
                        mapping.metadata().at("retry_policy", "retry_on"),
                        "`retry_policy` of Mapping `" + mapping.name()
                                + "` has no valid `retry_on`; the Mapping is not used")
                .withEffect(Effect.DROPPED)
                .withHelp("use exactly one of " + String.join(", ", RetryRules.WORDS));
    }

    static Diagnostic bothHostRewrites(Mapping mapping) {
        return dropped(
                        Code.HOST_REWRITE_CONFLICT,
                        mapping,
                        "auto_host_rewrite",
                        "`host_rewrite` and `auto_host_rewrite` exclude each other; Envoy would reject the route")
                .withLabel(mapping.metadata().at("host_rewrite"), "the other one")
                .withHelp("keep one of the two");
    }

    static Diagnostic outlierDetection(Mapping mapping, boolean dropped) {
        String message = "`outlier_detection` is not supported";
        Span at = mapping.metadata().at("outlier_detection");
        return dropped
                ? Diagnostic.error(Code.REMOVED_FIELD, at, message + "; Emissary drops the Mapping")
                        .withEffect(Effect.DROPPED)
                        .withHelp("remove it, or use --profile recommended, which keeps the Mapping")
                : Diagnostic.warning(Code.REMOVED_FIELD, at, message + " and has no effect");
    }

    static Diagnostic rewriteBesideRegexRewrite(Mapping mapping) {
        return Diagnostic.warning(
                        Code.REWRITE_IGNORED,
                        mapping.metadata().at("rewrite"),
                        "`rewrite` has no effect beside `regex_rewrite`")
                .withLabel(mapping.metadata().at("regex_rewrite"), "this counts")
                .withHelp("remove `rewrite`");
    }

    static Diagnostic headerMutationInvalid(Mapping mapping, String field, CommandOperators.Fault fault) {
        return Diagnostic.error(
                        Code.HEADER_MUTATION_INVALID,
                        mapping.metadata().at(field),
                        fault.what() + "; Envoy would reject the whole configuration")
                .withEffect(Effect.NACK)
                .withHelp(fault.help());
    }

    static Diagnostic notRe2(Span at, String regex, String reason) {
        return Diagnostic.error(
                        Code.REGEX_NOT_RE2,
                        at,
                        "`" + Text.cut(regex) + "` is not a regular expression of RE2 (" + Text.cut(reason)
                                + "); Envoy would reject the whole configuration")
                .withEffect(Effect.NACK)
                .withHelp("RE2 has no look-around and no back-references; rewrite the expression without them");
    }

    static Diagnostic regexTooLarge(Span at, String regex, int size, int largest) {
        boolean never = size >= ProgramSize.TOO_LARGE;
        return Diagnostic.error(
                        Code.REGEX_PROGRAM_SIZE,
                        at,
                        "`" + Text.cut(regex) + "` takes " + (never ? "more than " : "") + size
                                + " instructions, and Envoy is told to take no more than " + largest
                                + "; it would reject the whole configuration")
                .withEffect(Effect.NACK)
                .withHelp(
                        never
                                ? "write a smaller expression: RE2 makes no program for this one"
                                : "write a smaller expression (counted repetitions are written out), or set"
                                        + " `regex_max_size: " + size + "` in the Module");
    }

    static Diagnostic emptyRegex(Span at) {
        return Diagnostic.error(
                        Code.REGEX_NOT_RE2,
                        at,
                        "a regular expression must not be empty; Envoy would reject the whole configuration")
                .withEffect(Effect.NACK);
    }
}
