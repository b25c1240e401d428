package emissaryctl.lint;

import emissaryctl.diag.Code;

/// What the compiler's findings need to be true of a part of a set: it misses what may lie elsewhere.
final class CompilerNeeds {

    private CompilerNeeds() {}

    static Needs of(Code code) {
        return switch (code) {
            case NO_LISTENER,
                    NO_HOST,
                    LISTENER_HOST_BINDING,
                    HTTPS_LISTENER_WITHOUT_TLS_HOST,
                    UPSTREAM_TLS_DOWNGRADED,
                    RESOLVER_UNKNOWN,
                    TCPMAPPING_NO_TLS,
                    RATELIMIT_NO_SERVICE,
                    RATELIMIT_UNREACHABLE,
                    LABELS_WITHOUT_RATELIMIT,
                    CANARY_WEIGHT_UNDER_100 -> Needs.WHOLE_SET;
            case TLS_SECRET_MISSING -> Needs.SECRETS;
            case RESOLVER_NEEDS_ENDPOINTS -> Needs.SERVICES;
            default -> Needs.NOTHING;
        };
    }
}
