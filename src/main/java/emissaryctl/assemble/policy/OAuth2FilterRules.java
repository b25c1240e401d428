package emissaryctl.assemble.policy;

import emissaryctl.assemble.tls.Secrets;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Outcome;
import emissaryctl.gateway.policy.Login;
import emissaryctl.gateway.policy.Login.Client;
import emissaryctl.gateway.policy.Login.NamedSecret;
import emissaryctl.gateway.policy.Login.Place;
import emissaryctl.gateway.policy.Login.SameSite;
import emissaryctl.gateway.policy.SecretText;
import emissaryctl.resource.FilterReference;
import emissaryctl.resource.JwtFilter;
import emissaryctl.resource.JwtFilter.KeySource;
import emissaryctl.resource.JwtFilter.NamedClaim;
import emissaryctl.resource.JwtFilter.TimeClaim;
import emissaryctl.resource.KubernetesSecret;
import emissaryctl.resource.Metadata;
import emissaryctl.resource.OAuth2Filter;
import emissaryctl.resource.OAuth2Filter.ProtectedOrigin;
import emissaryctl.resource.OidcProvider;
import emissaryctl.resource.SecretBytes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What a Filter with `OAuth2` does: Envoy has users log in, and then checks their access token as a JWT. Whatever
/// Envoy would be more lenient about than Edge Stack is an error.
final class OAuth2FilterRules {

    static final String TYPE = "OAuth2";

    /// A scope that every login asks for, as it makes the provider one of OpenID Connect, and one that providers need
    /// not grant. Neither is looked for in tokens.
    private static final Set<String> NOT_IN_TOKENS = Set.of("openid", "offline_access");

    private static final List<String> ALGORITHMS = List.of("RS256", "RS384", "RS512");
    private static final String KEY_IN_SECRET = "oauth2-client-secret";

    private final Metadata filter;
    private final OAuth2Filter written;
    private final FilterInputs inputs;
    private final List<Diagnostic> found = new ArrayList<>();

    private OAuth2FilterRules(Metadata filter, OAuth2Filter written, FilterInputs inputs) {
        this.filter = filter;
        this.written = written;
        this.inputs = inputs;
    }

    /// What a request does one after the other; the token is checked by another Filter when there are no steps here.
    record Steps(Login login, Optional<JwtFilterRules.Steps> token) {}

    /// The steps, or nothing when there is an error. `wanted` are the arguments of all who name the Filter.
    static Outcome<Optional<Steps>> steps(
            Metadata filter, OAuth2Filter written, List<FilterReference.Arguments> wanted, FilterInputs inputs) {
        OAuth2FilterRules rules = new OAuth2FilterRules(filter, written, inputs);
        rules.check();
        ProviderRules providers = new ProviderRules(filter, written, inputs, rules.found);
        Optional<OidcProvider> provider = providers.find();
        Optional<SecretText> secret = rules.secret();
        Optional<Place> place = rules.place();
        Optional<SameSite> sameSite = rules.sameSite(wanted);
        List<String> scopes = scopes(wanted);
        Optional<Steps> steps = Optional.empty();
        if (provider.isPresent() && secret.isPresent() && place.isPresent() && sameSite.isPresent()) {
            steps = providers
                    .endpoints(provider.get())
                    .map(endpoints -> new Login(
                            filter.ref().name() + "." + filter.ref().namespace(),
                            endpoints,
                            rules.client(secret.get()),
                            place.get(),
                            scopes,
                            sameSite.get(),
                            Optional.empty()))
                    .flatMap(login -> rules.withToken(login, provider.get(), providers));
        }
        boolean broken = rules.found.stream().anyMatch(Diagnostic::isError);
        return new Outcome<>(broken ? Optional.empty() : steps, rules.found);
    }

    /// Scopes that an access token must have to be taken.
    static List<String> inTokens(List<String> scopes) {
        return scopes.stream().filter(scope -> !NOT_IN_TOKENS.contains(scope)).toList();
    }

    /// A login is for all rules, so it asks for the scopes of all; each rule looks for its own.
    private static List<String> scopes(List<FilterReference.Arguments> wanted) {
        Set<String> scopes = new TreeSet<>(List.of("openid"));
        wanted.forEach(arguments -> scopes.addAll(arguments.scope()));
        return List.copyOf(scopes);
    }

    private Optional<SameSite> sameSite(List<FilterReference.Arguments> wanted) {
        Set<SameSite> all = new TreeSet<>();
        for (FilterReference.Arguments arguments : wanted) {
            all.add(arguments
                    .sameSite()
                    .filter(word -> !word.equals("default"))
                    .map(word -> SameSite.valueOf(word.toUpperCase(Locale.ROOT)))
                    .orElse(SameSite.UNSAID));
        }
        if (all.size() > 1) found.add(OAuth2Problems.sameSiteDiffers(filter));
        return all.size() > 1
                ? Optional.empty()
                : Optional.of(all.isEmpty() ? SameSite.UNSAID : all.iterator().next());
    }

    private void check() {
        written.grantType()
                .filter(type -> !type.equals("AuthorizationCode"))
                .ifPresent(type -> found.add(OAuth2Problems.grantType(filter, type)));
        written.client()
                .authentication()
                .filter("JWTAssertion"::equals)
                .ifPresent(_ -> found.add(OAuth2Problems.jwtAssertion(filter)));
        written.renegotiateTls()
                .filter(word -> !word.equals("never"))
                .ifPresent(_ -> found.add(PolicyProblems.renegotiation(filter, TYPE)));
        if (written.client().id().isEmpty()) found.add(OAuth2Problems.noClientId(filter));
        written.client()
                .id()
                .filter(id -> !isPlain(id))
                .ifPresent(id -> found.add(OAuth2Problems.clientId(filter, id)));
        written.session()
                .cookies()
                .filter(cookies -> cookies.value() || cookies.ifRequestHeader().isPresent())
                .ifPresent(_ -> found.add(OAuth2Problems.sessionCookies(filter)));
        written.session().maxIdle().ifPresent(_ -> found.add(OAuth2Problems.maxIdle(filter)));
        written.session().expirationSafetyMargin().ifPresent(_ -> found.add(OAuth2Problems.safetyMargin(filter)));
        written.session().postLogoutRedirectUri().ifPresent(_ -> found.add(OAuth2Problems.postLogout(filter)));
        if (written.errorResponse()) found.add(PolicyProblems.errorResponse(filter, TYPE));
        written.extraAuthorizationParameters().keySet().stream()
                .filter(OAuth2FilterRules::isOwn)
                .forEach(name -> found.add(OAuth2Problems.ownParameter(filter, name)));
        checkToken();
    }

    private static boolean isOwn(String parameter) {
        return Set.of(
                        "response_type",
                        "client_id",
                        "redirect_uri",
                        "scope",
                        "state",
                        "code_challenge",
                        "code_challenge_method",
                        "nonce")
                .contains(parameter);
    }

    /// Envoy sends the name of the client as it is, too, but encoded to the login page.
    private static boolean isPlain(String id) {
        return id.chars().allMatch(c -> c > ' ' && c < 0x7F && "%+:&=#;\"".indexOf(c) < 0);
    }

    private void checkToken() {
        OAuth2Filter.AccessToken token = written.accessToken();
        String validation = token.validation().orElse("auto");
        if (validation.equals("userinfo")) found.add(OAuth2Problems.userinfo(filter));
        if (validation.equals("auto") && token.jwtFilter().isEmpty()) found.add(OAuth2Problems.tokensAreJwts(filter));
        if (token.jwtFilter().isEmpty()) return;
        if (token.jwtFilter().get().stripInheritedScope()) found.add(OAuth2Problems.stripScope(filter));
        if (!token.injectRequestHeaders().isEmpty()) found.add(OAuth2Problems.injectElsewhere(filter));
    }

    private Optional<SecretText> secret() {
        OAuth2Filter.Client client = written.client();
        if (client.secret().isPresent() == client.secretName().isPresent()) {
            found.add(OAuth2Problems.oneSecret(filter));
            return Optional.empty();
        }
        if (client.secret().isPresent()) return text(client.secret().get());
        String namespace = client.secretNamespace().orElse(filter.ref().namespace());
        String name = client.secretName().orElseThrow();
        Optional<SecretBytes> value = inputs.secrets()
                .written(namespace, name)
                .map(KubernetesSecret::values)
                .flatMap(
                        values -> Optional.ofNullable(values.get(KEY_IN_SECRET)).flatMap(each -> each));
        if (value.isEmpty())
            found.add(OAuth2Problems.secretMissing(filter, namespace, name, KEY_IN_SECRET)
                    .withAbsent(Secrets.ref(namespace, name)));
        return value.flatMap(this::text);
    }

    private Optional<SecretText> text(SecretBytes bytes) {
        String text = bytes.reveal();
        boolean usable = !text.isEmpty() && text.equals(text.strip());
        if (!usable) found.add(OAuth2Problems.secretBlank(filter));
        return usable ? Optional.of(new SecretText(text)) : Optional.empty();
    }

    /// The secret as it is sent: Envoy puts it into the header or body as it is, where RFC 6749 (2.3.1) has it encoded.
    private Client client(SecretText secret) {
        String name = filter.ref().namespace() + "." + filter.ref().name();
        boolean body =
                written.client().authentication().filter("BodyPassword"::equals).isPresent();
        return new Client(
                written.client().id().orElse(""),
                new NamedSecret("oauth2.client." + name, new SecretText(PercentEncoding.of(secret.reveal()))),
                new NamedSecret("oauth2.cookies." + name, CookieKey.of(secret, name)),
                !body);
    }

    private Optional<Place> place() {
        List<ProtectedOrigin> origins = written.protectedOrigins();
        if (origins.size() != 1) {
            found.add(origins.isEmpty() ? OAuth2Problems.noOrigin(filter) : OAuth2Problems.severalOrigins(filter));
            return Optional.empty();
        }
        ProtectedOrigin origin = origins.getFirst();
        Optional<HttpUrl> url = HttpUrl.parse(origin.origin()).filter(OAuth2FilterRules::isOrigin);
        if (url.isEmpty()) {
            found.add(OAuth2Problems.origin(filter, origin.origin()));
            return Optional.empty();
        }
        if (!origin.internalOrigins().isEmpty()) found.add(OAuth2Problems.internalOrigin(filter));
        return Optional.of(new Place(url.get().service(), url.get().host(), origin.includeSubdomains()));
    }

    /// Users come back to one host: a page, or a star, would be part of no address.
    private static boolean isOrigin(HttpUrl url) {
        return url.tls()
                && url.path().equals("/")
                && url.host().indexOf('*') < 0
                && !url.host().endsWith(".");
    }

    /// Access tokens are checked as Edge Stack does with `jwt`: with the provider's keys and in its name.
    private Optional<Steps> withToken(Login login, OidcProvider provider, ProviderRules providers) {
        if (written.accessToken().jwtFilter().isPresent()) return Optional.of(new Steps(login, Optional.empty()));
        Optional<String> keys = providers.keys(provider);
        if (keys.isEmpty()) return Optional.empty();
        NamedClaim nothing = new NamedClaim(Optional.empty(), false);
        TimeClaim exact = new TimeClaim(false, Duration.ZERO);
        JwtFilter jwt = new JwtFilter(
                new KeySource(keys, written.insecureTls(), Optional.empty(), Optional.empty()),
                Optional.of(ALGORITHMS),
                nothing,
                new NamedClaim(Optional.of(provider.issuer().value()), true),
                exact,
                exact,
                exact,
                written.accessToken().injectRequestHeaders(),
                false);
        Outcome<Optional<JwtFilterRules.Steps>> token =
                JwtFilterRules.steps(filter, TYPE, jwt, inputs.upstreams(), inputs.options());
        found.addAll(token.diagnostics());
        return token.value().map(steps -> new Steps(login, Optional.of(steps)));
    }
}
