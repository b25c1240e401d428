package emissaryctl.lint;

import emissaryctl.diag.Code;

/// What the compiler's findings need to be true of a part of a set, where they do not name what they miss.
final class CompilerNeeds {

    private CompilerNeeds() {}

    static Needs of(Code code) {
        return switch (code) {
            case NO_LISTENER,
                    NO_HOST,
                    LISTENER_HOST_BINDING,
                    HTTPS_LISTENER_WITHOUT_TLS_HOST,
                    RESOLVER_UNKNOWN,
                    TCPMAPPING_NO_TLS,
                    RATELIMIT_NO_SERVICE,
                    RATELIMIT_UNREACHABLE,
                    LABELS_WITHOUT_RATELIMIT,
                    CANARY_WEIGHT_UNDER_100 -> Needs.WHOLE_SET;
            case RESOLVER_NEEDS_ENDPOINTS -> Needs.SERVICES;
            default -> Needs.NOTHING;
        };
    }
}
