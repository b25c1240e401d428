package emissaryctl.resource;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Effect;
import emissaryctl.source.Span;
import emissaryctl.yaml.YamlNode;
import java.util.Optional;

/// What can be wrong with objects as they are read.
final class ResourceProblems {

    private static final int LONGEST = 80;

    private ResourceProblems() {}

    static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "\u2026";
    }

    static Diagnostic wrongType(String key, YamlNode node, String expected) {
        return Diagnostic.error(
                Code.WRONG_TYPE, node.span(), "`" + cut(key) + "` must be " + expected + ", not " + node.kind());
    }

    static Diagnostic wrongItem(String key, YamlNode item) {
        return Diagnostic.error(
                Code.WRONG_TYPE, item.span(), "an item of `" + cut(key) + "` must be a string, not " + item.kind());
    }

    static Diagnostic outOfRange(String key, Span at) {
        return Diagnostic.error(Code.INVALID_VALUE, at, "`" + cut(key) + "` is out of range");
    }

    static Diagnostic headerWithoutValue(String header, Span at) {
        return Diagnostic.error(Code.MISSING_REQUIRED_FIELD, at, "header `" + cut(header) + "` has no `value`");
    }

    static Diagnostic negative(String key, Span at) {
        return Diagnostic.error(Code.INVALID_VALUE, at, "`" + key + "` must not be negative");
    }

    static Diagnostic badDuration(String key, String text, Span at) {
        return Diagnostic.error(
                        Code.INVALID_VALUE, at, "`" + cut(text) + "` is not a duration, as `" + key + "` must be")
                .withHelp("write a number and a unit, such as 500ms, 30s or 1m30s");
    }

    static Diagnostic labelInvalid(Span at) {
        return Diagnostic.error(Code.RATELIMIT_LABEL_SHAPE, at, "this is not a rate-limit label; it is left out")
                .withEffect(Effect.OPEN)
                .withHelp("a label has exactly one key: source_cluster, destination_cluster, remote_address,"
                        + " generic_key (with `value`) or request_headers (with `key` and `header_name`)");
    }

    static Diagnostic noEndpoints(Span at) {
        return Diagnostic.error(Code.MISSING_REQUIRED_FIELD, at, "the file of --endpoints is empty")
                .withHelp("write `services: {}` if there is nothing to say");
    }

    static Diagnostic noDiscovery(Span at) {
        return Diagnostic.error(
                        Code.INVALID_VALUE,
                        at,
                        "the file of --oidc-discovery is not one document that describes a provider")
                .withHelp("save what the provider has under `/.well-known/openid-configuration`");
    }

    static Diagnostic notInDiscovery(String file, String field, Span at) {
        return Diagnostic.error(Code.MISSING_REQUIRED_FIELD, at, file + " lacks `" + field + "`")
                .withHelp("save what the provider has under `/.well-known/openid-configuration`");
    }

    static Diagnostic moreEndpoints(Span at) {
        return Diagnostic.error(
                        Code.INVALID_VALUE, at, "the file of --endpoints has a second document, which is not read")
                .withHelp("write all services under one `services`");
    }

    static Diagnostic notBase64(String key, Span at, boolean padding) {
        return Diagnostic.error(Code.TLS_SECRET_MALFORMED, at, "`" + key + "` of the Secret is not base64")
                .withHelp(
                        padding
                                ? "it lacks the `=` at its end, without which Kubernetes refuses it"
                                : "encode it, or write it as it is into `stringData`");
    }

    static Diagnostic tagWithoutSource(String tag, Span at) {
        return Diagnostic.warning(
                        Code.SERVICE_PLUGIN_INVALID,
                        at,
                        "custom tag `" + cut(tag) + "` has no value and is left out of the spans")
                .withEffect(Effect.DROPPED)
                .withHelp("give it a `literal`, an `environment` or a `request_header`");
    }

    static Diagnostic tagWithSeveralSources(String tag, String used, Span at) {
        return Diagnostic.warning(
                        Code.SERVICE_PLUGIN_INVALID,
                        at,
                        "custom tag `" + cut(tag) + "` has several values, of which `" + used + "` is used")
                .withHelp("keep one of `literal`, `environment` and `request_header`");
    }

    static Diagnostic moduleWithoutMeaning(Metadata metadata) {
        return Diagnostic.warning(
                        Code.MODULE_NOT_NAMED_AMBASSADOR,
                        metadata.span(),
                        "Module `" + cut(metadata.ref().name()) + "` has no effect: only `ambassador`, `tls` and"
                                + " `authentication` are looked at")
                .withEffect(Effect.DROPPED)
                .withHelp("name it `ambassador`");
    }

    static Diagnostic incomplete(String kind, String missing, Span at) {
        return Diagnostic.error(Code.MISSING_REQUIRED_FIELD, at, kind + " has no `" + missing + "`")
                .withEffect(Effect.DROPPED);
    }

    static Diagnostic notAnObject(YamlNode node) {
        return Diagnostic.error(
                        Code.WRONG_TYPE, node.span(), "a document must be a Kubernetes object, not " + node.kind())
                .withHelp("an object is a map with `apiVersion`, `kind` and `metadata`");
    }

    static Diagnostic unknownKind(String apiVersion, String kind, Optional<String> meant, Span at) {
        Diagnostic diagnostic = Diagnostic.error(
                        Code.UNSUPPORTED_RESOURCE,
                        at,
                        "there is no kind `" + cut(kind) + "` in `" + cut(apiVersion) + "`")
                .withEffect(Effect.DROPPED);
        return meant.map(word -> diagnostic.withHelp("did you mean `" + word + "`?"))
                .orElse(diagnostic);
    }

    static Diagnostic unknownVersion(String apiVersion, String kind, Span at) {
        return Diagnostic.error(
                        Code.UNSUPPORTED_RESOURCE,
                        at,
                        "`" + cut(apiVersion) + "` is not a version of " + kind + " that Emissary knows")
                .withEffect(Effect.DROPPED)
                .withHelp("use getambassador.io/v3alpha1");
    }

    static Diagnostic edgeStack4(String apiVersion, String kind, Span at) {
        return Diagnostic.error(
                        Code.UNSUPPORTED_RESOURCE,
                        at,
                        "a " + kind + " of the group of Edge Stack 4, `" + cut(apiVersion) + "`, is not translated")
                .withEffect(Effect.DROPPED)
                .withHelp("write it as a " + kind + " of getambassador.io/v3alpha1");
    }

    static Diagnostic preview(String kind, Span at) {
        String today = kind.startsWith("Ambassador") ? kind.substring("Ambassador".length()) : kind;
        return Diagnostic.error(
                        Code.UNSUPPORTED_RESOURCE,
                        at,
                        "the group `x.getambassador.io` was that of a preview, and is no longer known")
                .withEffect(Effect.DROPPED)
                .withHelp("write `apiVersion: getambassador.io/v3alpha1` and `kind: " + cut(today) + "`");
    }

    static Diagnostic edgeStack(String kind, Span at) {
        return Diagnostic.warning(
                        Code.EDGE_STACK_ONLY, at, kind + " is a kind of Ambassador Edge Stack and is not translated")
                .withHelp("remove it, and build and roll out what it stands for by other means");
    }

    static Diagnostic firewallPolicy(Span at) {
        return Diagnostic.error(
                        Code.FILTER_NOT_EXPRESSIBLE,
                        at,
                        "a WebApplicationFirewallPolicy is not translated; what its firewall blocks gets through")
                .withEffect(Effect.OPEN)
                .withHelp(
                        "have another firewall check these requests, such as a service behind a Filter of type External, "
                                + "and remove it");
    }

    static Diagnostic deprecatedVersion(String apiVersion, Span at) {
        return Diagnostic.info(Code.API_VERSION_V2, at, "`" + apiVersion + "` is deprecated")
                .withHelp("use getambassador.io/v3alpha1");
    }

    /// In an annotation the group may be written in another way.
    static Diagnostic oldVersion(String kind, Span at) {
        return Diagnostic.warning(
                        Code.API_VERSION_V1, at, "version `v1` of a " + kind + " is no longer supported by Emissary")
                .withHelp("use getambassador.io/v3alpha1");
    }

    static Diagnostic duplicate(Metadata later, Metadata first) {
        return Diagnostic.error(
                        Code.DUPLICATE_RESOURCE,
                        later.span(),
                        later.ref().kind() + " `" + cut(later.ref().name()) + "` is in the input twice; this one is"
                                + " not used")
                .withEffect(Effect.DROPPED)
                .withLabel(first.span(), "the one that is used")
                .withHelp("remove one of the two");
    }

    static Diagnostic sameTwice(Metadata later, Metadata first) {
        return Diagnostic.warning(
                        Code.DUPLICATE_RESOURCE,
                        later.span(),
                        later.ref().kind() + " `" + cut(later.ref().name()) + "` is in the input twice, with the same"
                                + " content")
                .withLabel(first.span(), "the other one")
                .withHelp("remove one of the two");
    }

    static Diagnostic tagHeadersIgnored(Span at) {
        return Diagnostic.warning(Code.REMOVED_FIELD, at, "`tag_headers` has no effect beside `v3CustomTags`");
    }
}
