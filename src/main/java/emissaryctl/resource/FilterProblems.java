package emissaryctl.resource;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.yaml.YamlMap;
import java.util.List;
import java.util.Optional;

/// What can be wrong with Filters before it is known what they are for.
final class FilterProblems {

    private FilterProblems() {}

    static Diagnostic notOneType(Metadata metadata, List<String> types) {
        String message = types.isEmpty()
                ? "Filter `" + metadata.ref().name() + "` does nothing, for it has no type"
                : "Filter `" + metadata.ref().name() + "` has several types: `" + String.join("`, `", types) + "`";
        return Diagnostic.error(
                        Code.FILTER_INVALID, metadata.span(), message + "; what a FilterPolicy wants it for is refused")
                .withHelp("write exactly one of APIKey, BasicAuth, External, JWT and OAuth2 into the spec");
    }

    /// It may have been meant to say where tokens come from.
    static Diagnostic unknownAnnotation(Metadata filter, YamlMap.Entry annotation, Optional<String> nearest) {
        return Diagnostic.error(
                        Code.FILTER_INVALID,
                        annotation.keySpan(),
                        "no annotation of a Filter is called `" + ResourceProblems.cut(annotation.key())
                                + "`; what a FilterPolicy wants Filter `"
                                + ResourceProblems.cut(filter.ref().name()) + "` for is refused")
                .withHelp(nearest.map(name -> "write `" + name + "`")
                        .orElse("`emissaryctl.dev/oidc-issuer`, `…-authorization-endpoint`, `…-token-endpoint`,"
                                + " `…-jwks-uri` and `…-end-session-endpoint` say what a provider says of itself"));
    }

    static Diagnostic annotationOfLogins(Metadata filter, YamlMap.Entry annotation) {
        return Diagnostic.warning(
                        Code.FILTER_INVALID,
                        annotation.keySpan(),
                        "`" + annotation.key() + "` has no effect: Filter `"
                                + ResourceProblems.cut(filter.ref().name()) + "` has nobody log in")
                .withHelp("write it into a Filter of type OAuth2");
    }
}
