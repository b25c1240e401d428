package emissaryctl.resource;

import emissaryctl.resource.FilterReference.RequestHeaderCondition;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Decodes FilterPolicies.
final class FilterPolicyDecoder {

    private FilterPolicyDecoder() {}

    static Optional<Resource> decode(Metadata metadata, Fields spec) {
        List<FilterRule> rules =
                spec.list("rules").stream().map(FilterPolicyDecoder::rule).toList();
        return Optional.of(new FilterPolicy(metadata, rules));
    }

    private static FilterRule rule(Fields rule) {
        return new FilterRule(
                rule.string("host").filter(Predicate.not(String::isEmpty)),
                rule.string("path").filter(Predicate.not(String::isEmpty)),
                rule.integer("precedence"),
                rule.list("filters").stream()
                        .map(FilterPolicyDecoder::reference)
                        .toList());
    }

    private static FilterReference reference(Fields filter) {
        return new FilterReference(
                filter.string("name").orElse(""),
                filter.string("namespace").filter(Predicate.not(String::isEmpty)),
                filter.fields("ifRequestHeader").map(FilterPolicyDecoder::condition),
                filter.string("onDeny").filter("continue"::equals).isPresent(),
                filter.string("onAllow").filter("break"::equals).isPresent(),
                arguments(filter.nested("arguments")));
    }

    private static FilterReference.Arguments arguments(Fields arguments) {
        return new FilterReference.Arguments(
                scopes(arguments),
                arguments.string("sameSite").filter(Predicate.not(String::isEmpty)),
                arguments
                        .fields("insteadOfRedirect")
                        .map(instead -> new FilterReference.InsteadOfRedirect(
                                instead.fields("ifRequestHeader").map(FilterPolicyDecoder::condition),
                                instead.integer("httpStatusCode"),
                                !instead.list("filters").isEmpty())));
    }

    /// Whoever writes both names wants what both say.
    private static List<String> scopes(Fields arguments) {
        return Stream.of("scope", "scopes")
                .flatMap(name -> arguments.strings(name).orElse(List.of()).stream())
                .distinct()
                .toList();
    }

    static RequestHeaderCondition condition(Fields header) {
        return new RequestHeaderCondition(
                header.string("name").orElse(""),
                header.flag("negate"),
                header.string("value").filter(Predicate.not(String::isEmpty)),
                header.string("valueRegex").filter(Predicate.not(String::isEmpty)));
    }
}
