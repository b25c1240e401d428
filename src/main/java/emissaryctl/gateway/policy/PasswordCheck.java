package emissaryctl.gateway.policy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Refuses requests of who does not say a name and its password (`envoy.filters.http.basic_auth`). Services learn the
/// name in `userHeader`.
public record PasswordCheck(List<User> users, Optional<String> userHeader) implements PolicyAction {

    public PasswordCheck {
        users = List.copyOf(users);
    }

    @Override
    public boolean holdsSecrets() {
        return true;
    }

    /// The users as Envoy reads them, which knows passwords in SHA-1 only.
    public SecretText htpasswd() {
        return new SecretText(users.stream()
                .map(user -> user.name() + ":{SHA}" + user.hash().reveal())
                .collect(Collectors.joining("\n")));
    }

    /// A user, and the SHA-1 of the password in base64.
    public record User(String name, SecretText hash) {}
}
