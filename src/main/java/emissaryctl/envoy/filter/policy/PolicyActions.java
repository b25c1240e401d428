package emissaryctl.envoy.filter.policy;

import com.google.protobuf.Message;
import emissaryctl.envoy.message.DataSources;
import emissaryctl.envoy.message.ExtAuthzMessages;
import emissaryctl.envoy.message.TypedConfigs;
import emissaryctl.gateway.ExternalAuth;
import emissaryctl.gateway.policy.AskService;
import emissaryctl.gateway.policy.ClaimCheck;
import emissaryctl.gateway.policy.DenyEverything;
import emissaryctl.gateway.policy.FilterPolicies;
import emissaryctl.gateway.policy.HeaderInjection;
import emissaryctl.gateway.policy.KeyCheck;
import emissaryctl.gateway.policy.Login;
import emissaryctl.gateway.policy.PasswordCheck;
import emissaryctl.gateway.policy.PolicyAction;
import emissaryctl.gateway.policy.PolicyFilter;
import emissaryctl.gateway.policy.TokenCheck;
import io.envoyproxy.envoy.config.core.v3.HeaderValueOption.HeaderAppendAction;
import io.envoyproxy.envoy.config.rbac.v3.RBAC.Action;
import io.envoyproxy.envoy.extensions.common.matching.v3.ExtensionWithMatcher;
import io.envoyproxy.envoy.extensions.filters.http.api_key_auth.v3.ApiKeyAuth;
import io.envoyproxy.envoy.extensions.filters.http.api_key_auth.v3.KeySource;
import io.envoyproxy.envoy.extensions.filters.http.basic_auth.v3.BasicAuth;
import io.envoyproxy.envoy.extensions.filters.http.header_mutation.v3.HeaderMutation;
import io.envoyproxy.envoy.extensions.filters.http.header_mutation.v3.Mutations;
import io.envoyproxy.envoy.extensions.filters.http.rbac.v3.RBAC;

/// The filters of policies, each wrapped into what chooses its requests.
public final class PolicyActions {

    private PolicyActions() {}

    public static Message translate(PolicyFilter filter, FilterPolicies policies) {
        Message action = action(filter.action());
        return PolicyMatcher.of(policies, filter.name())
                .<Message>map(matcher -> ExtensionWithMatcher.newBuilder()
                        .setXdsMatcher(matcher)
                        .setExtensionConfig(TypedConfigs.extension(kind(filter.action()), action))
                        .build())
                .orElse(action);
    }

    /// The name of the extension, under which Envoy's messages speak of it.
    private static String kind(PolicyAction action) {
        return switch (action) {
            case DenyEverything _, ClaimCheck _ -> "envoy.filters.http.rbac";
            case TokenCheck _ -> "envoy.filters.http.jwt_authn";
            case KeyCheck _ -> "envoy.filters.http.api_key_auth";
            case PasswordCheck _ -> "envoy.filters.http.basic_auth";
            case Login _ -> "envoy.filters.http.oauth2";
            case AskService _ -> "envoy.filters.http.ext_authz";
            case HeaderInjection _ -> "envoy.filters.http.header_mutation";
        };
    }

    private static Message action(PolicyAction action) {
        return switch (action) {
            case DenyEverything _ -> nobody();
            case TokenCheck token -> TokenMessages.translate(token);
            case KeyCheck keys -> keys(keys);
            case PasswordCheck passwords -> passwords(passwords);
            case Login login -> LoginMessages.translate(login);
            case AskService(ExternalAuth auth) -> ExtAuthzMessages.translate(auth);
            case ClaimCheck claims -> ClaimMessages.translate(claims);
            case HeaderInjection injection -> mutation(injection);
        };
    }

    /// Rules by which nobody is let in.
    private static RBAC nobody() {
        RBAC.Builder rbac = RBAC.newBuilder();
        rbac.getRulesBuilder().setAction(Action.ALLOW);
        return rbac.build();
    }

    private static ApiKeyAuth keys(KeyCheck check) {
        ApiKeyAuth.Builder filter =
                ApiKeyAuth.newBuilder().addKeySources(KeySource.newBuilder().setHeader(check.header()));
        for (KeyCheck.Key key : check.keys()) {
            filter.addCredentialsBuilder().setKey(key.text().reveal()).setClient(key.owner());
        }
        return filter.build();
    }

    private static BasicAuth passwords(PasswordCheck check) {
        BasicAuth.Builder filter = BasicAuth.newBuilder()
                .setUsers(DataSources.inline(check.htpasswd().reveal()));
        check.userHeader().ifPresent(filter::setForwardUsernameHeader);
        return filter.build();
    }

    private static HeaderMutation mutation(HeaderInjection injection) {
        Mutations.Builder mutations = Mutations.newBuilder();
        for (HeaderInjection.Header header : injection.headers()) {
            mutations
                    .addRequestMutationsBuilder()
                    .getAppendBuilder()
                    .setAppendAction(HeaderAppendAction.OVERWRITE_IF_EXISTS_OR_ADD)
                    .setKeepEmptyValue(true)
                    .getHeaderBuilder()
                    .setKey(header.name())
                    .setValue(header.format());
        }
        return HeaderMutation.newBuilder().setMutations(mutations).build();
    }
}
