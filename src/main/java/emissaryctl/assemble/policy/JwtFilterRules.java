package emissaryctl.assemble.policy;

import emissaryctl.assemble.profile.AssembleOptions;
import emissaryctl.assemble.text.CommandOperators;
import emissaryctl.assemble.text.HeaderMutations;
import emissaryctl.assemble.upstream.UpstreamRequest;
import emissaryctl.assemble.upstream.UpstreamRequest.Settings;
import emissaryctl.assemble.upstream.UpstreamTrust;
import emissaryctl.assemble.upstream.Upstreams;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Outcome;
import emissaryctl.gateway.policy.ClaimCheck;
import emissaryctl.gateway.policy.ClaimCheck.HasClaim;
import emissaryctl.gateway.policy.ClaimCheck.NotFromTheFuture;
import emissaryctl.gateway.policy.ClaimCheck.Requirement;
import emissaryctl.gateway.policy.ClaimCheck.SignedWith;
import emissaryctl.gateway.policy.HeaderInjection;
import emissaryctl.gateway.policy.TokenCheck;
import emissaryctl.gateway.policy.TokenCheck.ClaimHeader;
import emissaryctl.gateway.policy.TokenCheck.RemoteKeys;
import emissaryctl.resource.JwtFilter;
import emissaryctl.resource.JwtFilter.KeySource;
import emissaryctl.resource.Metadata;
import emissaryctl.resource.TemplatedHeader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a Filter with `JWT` does. Envoy checks signature, issuer, audience and times itself; what it leaves out is
/// checked on the claims of the valid token.
final class JwtFilterRules {

    static final String TYPE = "JWT";
    private static final Duration FETCH_TIMEOUT = Duration.ofSeconds(5);

    private final Metadata filter;
    private final String type;
    private final JwtFilter jwt;
    private final List<Diagnostic> found = new ArrayList<>();

    private JwtFilterRules(Metadata filter, String type, JwtFilter jwt) {
        this.filter = filter;
        this.type = type;
        this.jwt = jwt;
    }

    /// What a request does one after the other.
    record Steps(TokenCheck token, Optional<ClaimCheck> claims, Optional<HeaderInjection> headers) {}

    /// The steps, or nothing when there is an error. `type` is the field of the Filter that has what is asked of
    /// tokens; one of another type speaks of its provider itself.
    static Outcome<Optional<Steps>> steps(
            Metadata filter, String type, JwtFilter jwt, Upstreams upstreams, AssembleOptions options) {
        JwtFilterRules rules = new JwtFilterRules(filter, type, jwt);
        Optional<HttpUrl> url = rules.check();
        List<ClaimHeader> claimHeaders = new ArrayList<>();
        List<HeaderInjection.Header> otherHeaders = new ArrayList<>();
        for (int i = 0; i < jwt.injectRequestHeaders().size(); i++) {
            rules.header(i, claimHeaders, otherHeaders);
        }
        if (rules.found.stream().anyMatch(Diagnostic::isError) || url.isEmpty()) {
            return new Outcome<>(Optional.empty(), rules.found);
        }
        TokenCheck token = rules.token(rules.keys(url.get(), upstreams, options), claimHeaders);
        Optional<HeaderInjection> injection =
                otherHeaders.isEmpty() ? Optional.empty() : Optional.of(new HeaderInjection(otherHeaders));
        return new Outcome<>(Optional.of(new Steps(token, Optional.of(rules.claims()), injection)), rules.found);
    }

    private String key() {
        return filter.ref().namespace() + "/" + filter.ref().name();
    }

    private TokenCheck token(RemoteKeys keys, List<ClaimHeader> headers) {
        return new TokenCheck(
                key(),
                keys,
                jwt.issuer().value(),
                jwt.audience().value(),
                jwt.expiresAt().required(),
                seconds(least(jwt.expiresAt().leeway(), jwt.notBefore().leeway())),
                headers);
    }

    /// A TLS server must have a certificate that anybody would trust, unless the Filter says otherwise.
    private RemoteKeys keys(HttpUrl url, Upstreams upstreams, AssembleOptions options) {
        KeySource source = jwt.keys();
        String marker = source.insecureTls() ? "jwks_insecure" : "jwks";
        UpstreamRequest request = UpstreamRequest.plugin(
                filter,
                type,
                url.service(),
                Optional.of(marker),
                Settings.of(false, Optional.empty(), Optional.empty()));
        UpstreamTrust trust = UpstreamTrust.of(options, !source.insecureTls());
        return new RemoteKeys(url.text(), upstreams.claim(request, trust), FETCH_TIMEOUT, source.maxStale());
    }

    /// What a token must be beyond what Envoy checks. One issued in the future is never taken.
    private ClaimCheck claims() {
        List<Requirement> requirements = new ArrayList<>();
        if (jwt.notBefore().required()) requirements.add(new HasClaim("nbf"));
        if (jwt.issuedAt().required()) requirements.add(new HasClaim("iat"));
        requirements.add(new NotFromTheFuture((int) jwt.issuedAt().leeway().toSeconds()));
        jwt.validAlgorithms()
                .filter(all -> !all.isEmpty())
                .ifPresent(all -> requirements.add(
                        new SignedWith(all.stream().distinct().sorted().toList())));
        return new ClaimCheck(key(), requirements);
    }

    private Optional<HttpUrl> check() {
        Optional<HttpUrl> url = jwt.keys().uri().flatMap(HttpUrl::parse);
        if (url.isEmpty()) found.add(PolicyProblems.jwksUri(filter, jwt.keys().uri()));
        boolean plain = url.filter(each -> !each.tls()).isPresent();
        if (plain && type.equals(TYPE)) found.add(PolicyProblems.cleartextKeys(filter));
        jwt.keys()
                .renegotiateTls()
                .filter(word -> !word.equals("never"))
                .ifPresent(_ -> found.add(PolicyProblems.renegotiation(filter, TYPE)));
        if (jwt.validAlgorithms().orElse(List.of()).contains("none")) found.add(PolicyProblems.unsignedTokens(filter));
        check(jwt.issuer(), "issuer", "requireIssuer");
        check(jwt.audience(), "audience", "requireAudience");
        if (!least(jwt.expiresAt().leeway(), jwt.notBefore().leeway())
                .equals(greatest(jwt.expiresAt().leeway(), jwt.notBefore().leeway()))) {
            found.add(PolicyProblems.leewaysDiffer(filter));
        }
        if (jwt.errorResponse()) found.add(PolicyProblems.errorResponse(filter, TYPE));
        return url;
    }

    private void check(JwtFilter.NamedClaim claim, String field, String requirement) {
        if (claim.required() && claim.value().isEmpty()) {
            found.add(PolicyProblems.nothingRequired(filter, field, requirement));
        }
        if (!claim.required() && claim.value().isPresent()) {
            found.add(PolicyProblems.claimAlwaysRequired(filter, field, requirement));
        }
    }

    private void header(int index, List<ClaimHeader> claims, List<HeaderInjection.Header> others) {
        TemplatedHeader header = jwt.injectRequestHeaders().get(index);
        Optional<HeaderTemplate> template = HeaderTemplate.parse(header.value());
        Optional<CommandOperators.Fault> fault = HeaderMutations.faultOfRemoved(List.of(header.name()));
        if (fault.isPresent()) found.add(PolicyProblems.injectedHeader(filter, type, index, fault.get()));
        else if (template.isEmpty()) found.add(PolicyProblems.template(filter, type, index));
        else if (template.get().parts() instanceof List<HeaderTemplate.Part> parts
                && parts.size() == 1
                && parts.getFirst() instanceof HeaderTemplate.Claim(List<String> path)) {
            claims.add(new ClaimHeader(header.name(), String.join(".", path)));
        } else {
            others.add(new HeaderInjection.Header(header.name(), format(template.get())));
        }
    }

    private String format(HeaderTemplate template) {
        StringBuilder format = new StringBuilder();
        for (HeaderTemplate.Part part : template.parts()) {
            format.append(
                    switch (part) {
                        case HeaderTemplate.Text(String text) -> text.replace("%", "%%");
                        case HeaderTemplate.Claim(List<String> path) ->
                            "%DYNAMIC_METADATA(envoy.filters.http.jwt_authn:" + key() + ":" + String.join(":", path)
                                    + ")%";
                        case HeaderTemplate.TokenField(String name) ->
                            "%DYNAMIC_METADATA(envoy.filters.http.jwt_authn:" + key() + ".header:" + name + ")%";
                        case HeaderTemplate.RequestHeader(String name) -> "%REQ(" + name + ")%";
                    });
        }
        return format.toString();
    }

    private static Duration least(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration greatest(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /// Envoy takes whole seconds, and no seconds for a minute.
    private static int seconds(Duration leeway) {
        return (int) Math.clamp(leeway.toSeconds(), 1, Integer.MAX_VALUE);
    }
}
