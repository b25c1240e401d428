package emissaryctl.gateway.policy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Sends users who have no session to log in with an identity provider, and gives the service behind their access token
/// (`envoy.filters.http.oauth2`). `session` tells the cookies of one Filter from those of others. Requests that
/// `refused` fits are refused instead of sent away.
public record Login(
        String session,
        Provider provider,
        Client client,
        Place place,
        List<String> scopes,
        SameSite sameSite,
        Optional<HeaderCondition> refused)
        implements PolicyAction {

    public Login {
        scopes = List.copyOf(scopes);
    }

    @Override
    public Optional<String> cluster() {
        return Optional.of(provider.tokens().cluster());
    }

    @Override
    public boolean holdsSecrets() {
        return true;
    }

    /// The secrets that Envoy is to know.
    public List<NamedSecret> secrets() {
        return List.of(client.secret(), client.cookieKey());
    }

    public Login withRefused(Optional<HeaderCondition> condition) {
        return new Login(session, provider, client, place, scopes, sameSite, condition);
    }

    /// Where users log in and out, and where Envoy gets their tokens.
    public record Provider(String authorizationEndpoint, TokenEndpoint tokens, Optional<String> endSessionEndpoint) {}

    /// Where Envoy gets tokens.
    public record TokenEndpoint(String uri, String cluster, Duration timeout) {}

    /// Who asks for tokens, and with which key cookies are signed. `basic` puts the secret into a header rather than
    /// the body.
    public record Client(String id, NamedSecret secret, NamedSecret cookieKey, boolean basic) {}

    /// A secret and the name under which Envoy finds it.
    public record NamedSecret(String name, SecretText text) {}

    /// Where users are: the scheme, host and port of the page that they come back to, and whether hosts below have the
    /// same session.
    public record Place(String origin, String host, boolean subdomains) {

        public static final String CALLBACK = "/.ambassador/oauth2/redirection-endpoint";
        public static final String SIGN_OUT = "/.ambassador/oauth2/logout";

        public String redirectUri() {
            return origin + CALLBACK;
        }

        /// Where Envoy answers itself: users come back to the host from the provider, and log out there, and on the
        /// hosts below that have the same session.
        public List<Page> pages() {
            List<Page> pages = new ArrayList<>();
            pages.add(new Page(new Glob(host), CALLBACK));
            pages.add(new Page(new Glob(host), SIGN_OUT));
            if (subdomains) pages.add(new Page(new Glob("*." + host), SIGN_OUT));
            return List.copyOf(pages);
        }
    }

    /// A path on some hosts, in lower case and without a port.
    public record Page(Glob host, String path) {}

    /// Which requests that come from other sites have the cookies.
    public enum SameSite {
        UNSAID,
        LAX,
        STRICT,
        NONE
    }
}
