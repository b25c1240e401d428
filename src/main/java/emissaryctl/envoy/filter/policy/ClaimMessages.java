package emissaryctl.envoy.filter.policy;

import emissaryctl.gateway.policy.ClaimCheck;
import emissaryctl.gateway.policy.ClaimCheck.HasClaim;
import emissaryctl.gateway.policy.ClaimCheck.HasScope;
import emissaryctl.gateway.policy.ClaimCheck.NotFromTheFuture;
import emissaryctl.gateway.policy.ClaimCheck.Requirement;
import emissaryctl.gateway.policy.ClaimCheck.SignedWith;
import io.envoyproxy.envoy.config.rbac.v3.Permission;
import io.envoyproxy.envoy.config.rbac.v3.Policy;
import io.envoyproxy.envoy.config.rbac.v3.Principal;
import io.envoyproxy.envoy.config.rbac.v3.RBAC.Action;
import io.envoyproxy.envoy.config.rbac.v3.SourcedMetadata;
import io.envoyproxy.envoy.extensions.filters.http.rbac.v3.RBAC;
import io.envoyproxy.envoy.type.matcher.v3.ListMatcher;
import io.envoyproxy.envoy.type.matcher.v3.MetadataMatcher;
import io.envoyproxy.envoy.type.matcher.v3.StringMatcher;
import io.envoyproxy.envoy.type.matcher.v3.ValueMatcher;
import java.util.ArrayList;
import java.util.List;

/// `envoy.filters.http.rbac` on what `envoy.filters.http.jwt_authn` has found in a token.
final class ClaimMessages {

    private ClaimMessages() {}

    static RBAC translate(ClaimCheck check) {
        List<Principal> principals = new ArrayList<>();
        Policy.Builder policy =
                Policy.newBuilder().addPermissions(Permission.newBuilder().setAny(true));
        for (Requirement requirement : check.requirements()) {
            switch (requirement) {
                case HasClaim(String claim) -> principals.add(principal(check.key(), claim, present()));
                case HasScope(String scope) -> principals.add(principal(check.key(), "scope", among(scope)));
                case SignedWith(List<String> algorithms) ->
                    principals.add(anyOf(algorithms.stream()
                            .map(each -> principal(check.key() + ".header", "alg", text(each)))
                            .toList()));
                case NotFromTheFuture(int leeway) ->
                    policy.setCondition(IssuedAtExpression.notAfterNow(check.key(), leeway));
            }
        }
        policy.addPrincipals(allOf(principals));
        RBAC.Builder rbac = RBAC.newBuilder();
        rbac.getRulesBuilder().setAction(Action.ALLOW).putPolicies("token", policy.build());
        return rbac.build();
    }

    private static Principal allOf(List<Principal> principals) {
        if (principals.isEmpty()) return Principal.newBuilder().setAny(true).build();
        if (principals.size() == 1) return principals.getFirst();
        return Principal.newBuilder()
                .setAndIds(Principal.Set.newBuilder().addAllIds(principals))
                .build();
    }

    private static Principal anyOf(List<Principal> principals) {
        if (principals.size() == 1) return principals.getFirst();
        return Principal.newBuilder()
                .setOrIds(Principal.Set.newBuilder().addAllIds(principals))
                .build();
    }

    private static Principal principal(String key, String field, ValueMatcher value) {
        MetadataMatcher matcher = MetadataMatcher.newBuilder()
                .setFilter("envoy.filters.http.jwt_authn")
                .addPath(MetadataMatcher.PathSegment.newBuilder().setKey(key))
                .addPath(MetadataMatcher.PathSegment.newBuilder().setKey(field))
                .setValue(value)
                .build();
        return Principal.newBuilder()
                .setSourcedMetadata(SourcedMetadata.newBuilder().setMetadataMatcher(matcher))
                .build();
    }

    private static ValueMatcher present() {
        return ValueMatcher.newBuilder().setPresentMatch(true).build();
    }

    private static ValueMatcher text(String text) {
        return ValueMatcher.newBuilder()
                .setStringMatch(StringMatcher.newBuilder().setExact(text))
                .build();
    }

    private static ValueMatcher among(String text) {
        return ValueMatcher.newBuilder()
                .setListMatch(ListMatcher.newBuilder().setOneOf(text(text)))
                .build();
    }
}
