package emissaryctl.assemble.module;

import emissaryctl.assemble.profile.Profile;
import emissaryctl.assemble.text.CommandOperators;
import emissaryctl.assemble.text.CommandOperators.Fault;
import emissaryctl.diag.Diagnostic;
import emissaryctl.gateway.ErrorReply;
import emissaryctl.gateway.ErrorReply.FileBody;
import emissaryctl.gateway.ErrorReply.JsonBody;
import emissaryctl.gateway.ErrorReply.ReplyBody;
import emissaryctl.gateway.ErrorReply.TextBody;
import emissaryctl.gateway.ExternalAuth;
import emissaryctl.gateway.ExternalAuth.HttpAuth;
import emissaryctl.gateway.FilterSettings.ErrorReplacement;
import emissaryctl.gateway.Gateway.Route;
import emissaryctl.gateway.RouteErrors;
import emissaryctl.resource.ErrorResponseOverride;
import emissaryctl.resource.Mapping;
import emissaryctl.resource.MappingErrors;
import emissaryctl.resource.Metadata;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeSet;

/// `error_response_overrides`, as Emissary 1 understood them: of errors that Envoy makes and of those that services
/// answer, and a Mapping's instead of the Module's. Emissary 4 no longer has them.
public final class ErrorReplies {

    /// What an error says beside its body: Envoy forgets the headers of a body that it replaces.
    private static final List<String> KEPT = List.of(
            "access-control-allow-credentials",
            "access-control-allow-origin",
            "access-control-expose-headers",
            "allow",
            "cache-control",
            "link",
            "location",
            "proxy-authenticate",
            "retry-after",
            "strict-transport-security",
            "vary",
            "www-authenticate",
            "x-correlation-id",
            "x-ratelimit-limit",
            "x-ratelimit-remaining",
            "x-ratelimit-reset",
            "x-request-id");

    private ErrorReplies() {}

    /// The overrides that make sense, one for each status: of several the first counts.
    static List<ErrorReply> translate(List<ErrorResponseOverride> written, Metadata metadata, List<Diagnostic> found) {
        SequencedMap<Integer, ErrorReply> replies = new LinkedHashMap<>();
        for (int i = 0; i < written.size(); i++) {
            ErrorResponseOverride override = written.get(i);
            List<ReplyBody> bodies = bodies(override);
            if (bodies.size() != 1) {
                found.add(ErrorReplyProblems.notOneBody(metadata, i, bodies.size()));
            } else if (fault(bodies.getFirst()).isPresent()) {
                found.add(ErrorReplyProblems.bodyInvalid(
                        metadata, i, fault(bodies.getFirst()).get()));
            } else if (replies.containsKey(override.onStatusCode())) {
                found.add(ErrorReplyProblems.statusTwice(metadata, i, override.onStatusCode()));
            } else {
                replies.put(override.onStatusCode(), reply(override, bodies.getFirst()));
            }
        }
        return List.copyOf(replies.values());
    }

    private static List<ReplyBody> bodies(ErrorResponseOverride written) {
        List<ReplyBody> bodies = new ArrayList<>();
        written.textFormat().map(TextBody::new).ifPresent(bodies::add);
        if (!written.jsonFormat().isEmpty()) bodies.add(new JsonBody(new LinkedHashMap<>(written.jsonFormat())));
        written.textFormatSourceFile().map(FileBody::new).ifPresent(bodies::add);
        return bodies;
    }

    private static Optional<Fault> fault(ReplyBody body) {
        return switch (body) {
            case TextBody(String format) -> CommandOperators.fault(format);
            case JsonBody(SequencedMap<String, String> fields) ->
                fields.values().stream()
                        .flatMap(each -> CommandOperators.fault(each).stream())
                        .findFirst();
            case FileBody _ -> Optional.empty();
        };
    }

    private static ErrorReply reply(ErrorResponseOverride written, ReplyBody body) {
        String standard = body instanceof JsonBody ? "application/json" : "text/plain";
        return new ErrorReply(written.onStatusCode(), written.contentType().orElse(standard), body);
    }

    /// What becomes of errors on the routes of a Mapping.
    public static RouteErrors ofRoute(Mapping mapping, ModuleSettings module, Profile profile, List<Diagnostic> found) {
        if (profile.ignoresErrorResponseOverrides()) return new RouteErrors.AsEverywhere();
        MappingErrors written = mapping.policy().errors();
        if (written.bypass().orElse(false)) {
            if (!written.overrides().isEmpty()) found.add(ErrorReplyProblems.bypassed(mapping));
            boolean somethingToLeaveOut = !module.filters().errorReplies().isEmpty();
            return somethingToLeaveOut ? new RouteErrors.Unchanged() : new RouteErrors.AsEverywhere();
        }
        if (written.overrides().isEmpty()) return new RouteErrors.AsEverywhere();
        return new RouteErrors.Replaced(translate(written.overrides(), mapping.metadata(), found));
    }

    /// What the filters of all connection managers have to do, absent when no body is ever replaced.
    public static Optional<ErrorReplacement> replacement(
            List<ErrorReply> ofModule, List<Route> routes, Optional<ExternalAuth> auth) {
        boolean any = routes.stream().anyMatch(route -> route.errors() instanceof RouteErrors.Replaced);
        return ofModule.isEmpty() && !any
                ? Optional.empty()
                : Optional.of(new ErrorReplacement(ofModule, keptHeaders(auth)));
    }

    /// Those that an AuthService may send to clients are kept, too. What describes the body goes with it.
    private static List<String> keptHeaders(Optional<ExternalAuth> auth) {
        TreeSet<String> names = new TreeSet<>(KEPT);
        if (auth.isPresent() && auth.get().transport() instanceof HttpAuth http) {
            http.responseHeaders().stream()
                    .filter(ErrorReplies::isPlain)
                    .filter(name -> !name.startsWith("content-") && !name.equals("set-cookie"))
                    .forEach(names::add);
        }
        return List.copyOf(names);
    }

    private static boolean isPlain(String name) {
        return !name.isEmpty()
                && name.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '_');
    }
}
