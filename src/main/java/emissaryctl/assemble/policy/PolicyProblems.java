package emissaryctl.assemble.policy;

import emissaryctl.assemble.text.CommandOperators;
import emissaryctl.assemble.text.Text;
import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.resource.Metadata;
import emissaryctl.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What can be wrong with FilterPolicies and Filters.
final class PolicyProblems {

    private static final String ASK = "make it a service, and ask it with a Filter of type External or an AuthService";

    private PolicyProblems() {}

    private static Diagnostic policy(Metadata policy, Span at, String message) {
        return Diagnostic.error(
                Code.FILTER_POLICY_INVALID,
                at,
                message + "; FilterPolicy `" + Text.cut(policy.ref().name()) + "` refuses the requests of this rule");
    }

    static Diagnostic neverMatches(Metadata policy, int rule, String field, String glob, Unsendable fault) {
        Span at = policy.at("rules", Integer.toString(rule), field);
        return policy(policy, at, "no request has a " + field + " like `" + Text.cut(glob) + "`, for " + fault.why())
                .withHelp(fault.help());
    }

    static Diagnostic noSuchFilter(Reference reference) {
        return policy(
                        reference.place().policy(),
                        reference.place().at("name"),
                        "there is no Filter `" + Text.cut(reference.written().name()) + "` in namespace `"
                                + Text.cut(reference.target().namespace()) + "`")
                .withHelp("add it to the input, or name its `namespace`");
    }

    static Diagnostic notExpressible(Reference reference, String field, String message) {
        return Diagnostic.error(
                Code.FILTER_NOT_EXPRESSIBLE,
                reference.place().at(field),
                message + "; requests of the rule are refused");
    }

    static Diagnostic continueOnDeny(Reference reference) {
        return notExpressible(
                        reference,
                        "onDeny",
                        "Envoy cannot go on after Filter `"
                                + Text.cut(reference.written().name()) + "` has refused a request")
                .withHelp("decide with `ifRequestHeader` which Filter is passed, or " + ASK);
    }

    static Diagnostic breakOnAllow(Reference reference) {
        return notExpressible(
                        reference,
                        "onAllow",
                        "Envoy cannot leave out the Filters after `"
                                + Text.cut(reference.written().name()) + "` when it lets a request pass")
                .withHelp("decide with `ifRequestHeader` which Filter is passed, or " + ASK);
    }

    /// `where` leads from the reference to what is said of a header.
    static Diagnostic valueAndRegex(Reference reference, String... where) {
        return condition(reference, "`ifRequestHeader` has both `value` and `valueRegex`", where)
                .withHelp("keep one of them");
    }

    static Diagnostic notRe2(Reference reference, String fault, String... where) {
        return condition(reference, "`valueRegex` is not an RE2 regular expression: " + fault, where);
    }

    static Diagnostic headerNeverMatches(Reference reference, String field, Unsendable fault, String... where) {
        return condition(reference, "no request has a header with such a " + field + ", for " + fault.why(), where)
                .withHelp(fault.help());
    }

    private static Diagnostic condition(Reference reference, String message, String... where) {
        return policy(reference.place().policy(), reference.place().at(where), message);
    }

    static Diagnostic conditionOnInjectedHeader(Reference reference) {
        return notExpressible(
                        reference,
                        "ifRequestHeader",
                        "Filter `" + Text.cut(reference.written().name())
                                + "` sets the very header that decides whether it is passed")
                .withHelp("use another header");
    }

    static Diagnostic filter(Code code, Metadata filter, String[] path, String message) {
        return Diagnostic.error(
                code,
                filter.at(path),
                message + "; what a FilterPolicy wants Filter `"
                        + Text.cut(filter.ref().name()) + "` for is refused");
    }

    private static String[] path(String... steps) {
        return steps;
    }

    static Diagnostic name(Metadata filter) {
        return Diagnostic.error(
                        Code.FILTER_INVALID,
                        filter.span(),
                        "`" + Text.cut(filter.ref().name()) + "` in `"
                                + Text.cut(filter.ref().namespace())
                                + "` is no name that Kubernetes would take; what a FilterPolicy wants it for is refused")
                .withHelp("use letters, digits and dashes, and dots in the name");
    }

    static Diagnostic plugin(Metadata filter) {
        return filter(Code.PLUGIN_FILTER, filter, path("Plugin"), "a plugin in Go runs in neither Emissary nor Envoy")
                .withHelp(ASK);
    }

    static Diagnostic jwksUri(Metadata filter, Optional<String> uri) {
        String message = uri.map(text -> "`" + Text.cut(text) + "` is not a URL of keys")
                .orElse("it is not said where the keys of the tokens are");
        return filter(Code.FILTER_INVALID, filter, path("JWT", "jwksURI"), message)
                .withHelp("write the URL of the provider's JWK Set: `https://HOST/PATH`");
    }

    static Diagnostic cleartextKeys(Metadata filter) {
        return Diagnostic.warning(
                        Code.FILTER_INVALID,
                        filter.at("JWT", "jwksURI"),
                        "the keys of Filter `" + Text.cut(filter.ref().name())
                                + "` are fetched in cleartext: whoever is on the way can put in their own, and make tokens"
                                + " that are taken")
                .withHelp("use a `jwksURI` with `https`");
    }

    static Diagnostic renegotiation(Metadata filter, String type) {
        return filter(
                        Code.FILTER_NOT_EXPRESSIBLE,
                        filter,
                        path(type, "renegotiateTLS"),
                        "Envoy does not renegotiate TLS when it fetches keys")
                .withHelp("remove `renegotiateTLS`; TLS 1.3 has no such thing");
    }

    static Diagnostic unsignedTokens(Metadata filter) {
        return filter(
                        Code.FILTER_NOT_EXPRESSIBLE,
                        filter,
                        path("JWT", "validAlgorithms"),
                        "Envoy takes no tokens without a signature")
                .withHelp("remove `none`, and sign the tokens");
    }

    static Diagnostic nothingRequired(Metadata filter, String field, String requirement) {
        return filter(
                        Code.FILTER_INVALID,
                        filter,
                        path("JWT", requirement),
                        "`" + requirement + "` needs `" + field + "`")
                .withHelp("say what `" + field + "` must be");
    }

    static Diagnostic claimAlwaysRequired(Metadata filter, String field, String requirement) {
        String claim = field.equals("issuer") ? "iss" : "aud";
        return Diagnostic.warning(
                        Code.FILTER_STRICTER,
                        filter.at("JWT", field),
                        "Envoy refuses tokens without `" + claim
                                + "` as it does those with another one; Edge Stack takes" + " them")
                .withHelp("write `" + requirement + ": true` when all tokens have it");
    }

    static Diagnostic leewaysDiffer(Metadata filter) {
        return Diagnostic.warning(
                        Code.FILTER_STRICTER,
                        filter.at("JWT"),
                        "Envoy knows one leeway for the beginning and the end of a token: the shorter one holds for both")
                .withHelp("make `leewayForExpiresAt` and `leewayForNotBefore` the same");
    }

    static Diagnostic errorResponse(Metadata filter, String type) {
        return Diagnostic.warning(
                        Code.FILTER_NOT_EXPRESSIBLE,
                        filter.at(type, "errorResponse"),
                        "`errorResponse` has no effect: Envoy refuses in its own words")
                .withHelp("use `error_response_overrides` of the Module or the Mapping");
    }

    private static String[] injected(String type, int index, String field) {
        return path(type, "injectRequestHeaders", Integer.toString(index), field);
    }

    static Diagnostic injectedHeader(Metadata filter, String type, int index, CommandOperators.Fault fault) {
        return filter(Code.HEADER_MUTATION_INVALID, filter, injected(type, index, "name"), fault.what())
                .withHelp(fault.help());
    }

    static Diagnostic template(Metadata filter, String type, int index) {
        return filter(
                        Code.FILTER_NOT_EXPRESSIBLE,
                        filter,
                        injected(type, index, "value"),
                        "Envoy knows no Go templates but those of text, `{{ .token.Claims.NAME }}`,"
                                + " `{{ .token.Header.NAME }}` and `{{ .httpRequestHeader.Get \"NAME\" }}`")
                .withHelp("use one of these, or let the service behind read the token");
    }

    static Diagnostic scopeWithoutToken(Reference reference) {
        return policy(
                        reference.place().policy(),
                        reference.place().at("arguments"),
                        "Filter `" + Text.cut(reference.written().name())
                                + "` looks at no token, which could have a scope")
                .withHelp("remove `arguments`");
    }

    static Diagnostic keyHeader(Metadata filter, CommandOperators.Fault fault) {
        return filter(Code.FILTER_INVALID, filter, path("APIKey", "httpHeader"), fault.what())
                .withHelp(fault.help());
    }

    static Diagnostic noKeys(Metadata filter) {
        return filter(Code.FILTER_INVALID, filter, path("APIKey", "keys"), "there is no key that could be taken")
                .withHelp("name a Secret with keys: `keys: [{secretName: NAME}]`");
    }

    private static String[] key(int index, String... field) {
        List<String> path = new ArrayList<>(List.of("APIKey", "keys", Integer.toString(index)));
        path.addAll(List.of(field));
        return path.toArray(String[]::new);
    }

    static Diagnostic emptyKey(Metadata filter, int index) {
        return filter(Code.FILTER_INVALID, filter, key(index), "this names neither a Secret nor a key")
                .withHelp("write `secretName` or `key`");
    }

    static Diagnostic keySecretMissing(Metadata filter, int index, String secret) {
        return filter(
                        Code.FILTER_INVALID,
                        filter,
                        key(index, "secretName"),
                        "there is no Secret `" + Text.cut(secret) + "` with values in namespace `"
                                + Text.cut(filter.ref().namespace()) + "`")
                .withHelp("add the Secret to the input");
    }

    static Diagnostic impossibleKey(Metadata filter, int index, String owner) {
        return Diagnostic.warning(
                        Code.FILTER_INVALID,
                        filter.at(key(index)),
                        "key `" + Text.cut(owner)
                                + "` is not taken, for no header can have it as it is: it is not base64, is empty, has a"
                                + " line break or blanks around it, or begins with `Bearer `")
                .withHelp("encode it without a line break: `printf %s KEY | base64`");
    }

    static Diagnostic externalProtocolVersion(Metadata filter, Optional<String> version) {
        return filter(
                        Code.FILTER_NOT_EXPRESSIBLE,
                        filter,
                        path("External", "protocol_version"),
                        "`protocol_version` must be `v3` with `proto: grpc`, and is "
                                + version.map(v -> "`" + Text.cut(v) + "`").orElse("v2 when left out"))
                .withHelp("add `protocol_version: v3`");
    }

    static Diagnostic externalStatus(Metadata filter) {
        return filter(
                Code.FILTER_INVALID,
                filter,
                path("External", "status_on_error"),
                "`status_on_error` is no status code that Envoy can answer");
    }

    static Diagnostic externalTls(Metadata filter, String field, String what) {
        return filter(Code.FILTER_INVALID, filter, path("External", field), what + " contradicts `auth_service`")
                .withHelp("begin `auth_service` with `https://` where connections are to be secured");
    }

    static Diagnostic tlsSecret(Metadata filter, String field, String secret) {
        return filter(
                        Code.FILTER_INVALID,
                        filter,
                        path("External", "tlsConfig", field),
                        "there is no Secret `" + Text.cut(secret) + "` with what is needed")
                .withHelp(
                        field.equals("certificate")
                                ? "add one with `tls.crt` and `tls.key`"
                                : "add one with the authority in `tls.crt`");
    }
}
