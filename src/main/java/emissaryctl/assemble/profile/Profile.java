package emissaryctl.assemble.profile;

/// How to treat what Emissary's compiler does oddly, and how much to trust clients. Each method names one oddity and
/// says whether it is kept, with the identifiers of docs/differences.md, or one protection of docs/hardening.md and
/// says whether it is there. What Envoy would reject is kept by no profile.
public enum Profile {
    /// Does the right thing.
    RECOMMENDED,
    /// Does the right thing, and what a gateway needs that anybody can reach.
    HARDENED,
    /// Gives Emissary's traffic where it is merely odd.
    PARITY;

    private boolean odd() {
        return this == PARITY;
    }

    private boolean hard() {
        return this == HARDENED;
    }

    /// Whether `--request-timeout` and the like choose anything.
    public boolean leavesChoices() {
        return hard();
    }

    /// O-01: a Mapping with `outlier_detection` or `error_response_overrides` is not used at all.
    public boolean dropsMappingsWithUnsupportedFields() {
        return odd();
    }

    /// O-07: `host_redirect: false` switches external authorization off, as `true` does.
    public boolean skipsAuthWhereHostRedirectIsWritten() {
        return odd();
    }

    /// `cert_required` without a CA, with which Envoy asks nobody for a certificate, is served.
    public boolean forgetsClientCertificates() {
        return odd();
    }

    /// `host_regex` counts even where `hostname` says which hosts are meant.
    public boolean hostRegexOutweighsHostname() {
        return odd();
    }

    /// The Module's `error_response_overrides` are not looked at.
    public boolean ignoresErrorResponseOverrides() {
        return odd();
    }

    /// `tag_headers` of a TracingService in v3alpha1 are not looked at.
    public boolean ignoresTagHeaders() {
        return odd();
    }

    /// `omit_if_not_present` of a rate-limit label is not looked at.
    public boolean ignoresOmitIfNotPresent() {
        return odd();
    }

    /// `stats_name` of a LogService is not looked at.
    public boolean ignoresLogServiceStatsName() {
        return odd();
    }

    /// O-02: a listener that terminates TLS also answers every Host in cleartext.
    public boolean servesCleartextOnTlsListeners() {
        return odd();
    }

    /// O-03: a TLSContext without certificates counts as undefined.
    public boolean refusesTlsContextWithoutCertificates() {
        return odd();
    }

    /// O-04: a TLSContext with a CA and no certificate is refused.
    public boolean refusesTlsContextWithOnlyCa() {
        return odd();
    }

    /// O-05: RateLimitService `grpc.use_resource_exhausted_code` is not looked at.
    public boolean ignoresResourceExhaustedCode() {
        return odd();
    }

    /// O-06: keepalive `idle_time` is not looked at.
    public boolean ignoresKeepaliveIdleTime() {
        return odd();
    }

    /// O-07: `use_websocket`, `enable_grpc_web` and `enable_grpc_http11_bridge` switch on by being there.
    public boolean takesPresenceForTrue() {
        return odd();
    }

    /// O-08: `host_redirect` repeats the service text, scheme, port and added namespace included.
    public boolean redirectsToServiceText() {
        return odd();
    }

    /// O-09: redirects forget query parameters, header edits and labels.
    public boolean redirectsForgetSettings() {
        return odd();
    }

    /// O-10: weights of TCPMappings are running totals.
    public boolean totalsTcpWeights() {
        return odd();
    }

    /// O-11: `idle_timeout_ms` and `stats_name` of TCPMappings are not looked at.
    public boolean ignoresTcpTimeoutAndStats() {
        return odd();
    }

    /// O-15: a group whose weights exceed 100 is routed all the same.
    public boolean routesOverweightGroups() {
        return odd();
    }

    /// O-16: weights below 100 leave a hole.
    public boolean leavesWeightHole() {
        return odd();
    }

    /// O-17: when every Host is unusable, a cleartext Host for all names takes their place.
    public boolean replacesUnusableHosts() {
        return odd();
    }

    /// O-18: a Host whose certificate is unusable stays reachable in cleartext.
    public boolean keepsHostsWithoutCertificate() {
        return odd();
    }

    /// O-19: a Host's `tls` and `tlsContext` mean nothing without `tlsSecret`.
    public boolean ignoresTlsWithoutSecret() {
        return odd();
    }

    /// O-20: TLSContexts are found by name in whatever namespace comes first.
    public boolean findsTlsContextsInAnyNamespace() {
        return odd();
    }

    /// O-21: label selectors with `matchExpressions` alone match everything.
    public boolean ignoresMatchExpressions() {
        return odd();
    }

    /// O-23: the first owner of a cluster name decides the settings of all.
    public boolean firstClusterOwnerWins() {
        return odd();
    }

    /// O-29: a later canary member may leave out what the first one sets.
    public boolean comparesCanariesOneWay() {
        return odd();
    }

    /// O-30: Ingress and Knative paths are replaced by `/` upstream, and prefixes know no path segments.
    public boolean rewritesIngressPaths() {
        return odd();
    }

    /// O-31: a Mapping whose service cannot be understood is routed somewhere all the same.
    public boolean routesToMalformedServices() {
        return odd();
    }

    /// O-33: a Mapping's own `x-forwarded-proto` match is dropped.
    public boolean dropsForwardedProtoMatch() {
        return odd();
    }

    /// O-36: the AuthService's Linkerd header is made from the path prefix.
    public boolean derivesAuthLinkerdHeaderFromPath() {
        return odd();
    }

    /// O-37: several AuthServices are merged, the last one's settings winning.
    public boolean mergesAuthServices() {
        return odd();
    }

    /// O-38: an empty `client` block of Module `tls` replaces the server's secret.
    public boolean clientBlockReplacesServerSecret() {
        return odd();
    }

    /// O-40: a LogService is spoken to over HTTP/1 unless it says `grpc`.
    public boolean logsOverHttp1() {
        return odd();
    }

    /// O-42: with HTTPSPROXY the TLS inspector runs before the PROXY header is read.
    public boolean inspectsTlsBeforeProxyHeader() {
        return odd();
    }

    /// O-46: group identity is text run together.
    public boolean runsGroupIdentityTogether() {
        return odd();
    }

    /// O-47: header and query matches keep the order of the file.
    public boolean keepsMatchOrder() {
        return odd();
    }

    /// O-57: `alt-svc` always says port 443.
    public boolean advertisesPort443() {
        return odd();
    }

    /// Envoy's admin interface serves paths that tell, none that change.
    public boolean limitsAdminPaths() {
        return hard();
    }

    /// Connections have small buffers, as long as bodies for the AuthService fit.
    public boolean limitsBuffers() {
        return hard();
    }

    /// Connections of HTTP/2 and HTTP/3 have few streams and small windows.
    public boolean limitsStreams() {
        return hard();
    }

    /// Clients that reset streams, or never cease to use one connection, lose it.
    public boolean limitsResets() {
        return hard();
    }

    /// Idle streams, unfinished requests and old connections end.
    public boolean boundsClientTimes() {
        return hard();
    }

    /// Connections that do not say what they want end.
    public boolean boundsHandshakes() {
        return hard();
    }

    /// `//` in paths is `/`.
    public boolean mergesSlashes() {
        return hard();
    }

    /// `%2F` in paths is no way past a route.
    public boolean unescapesSlashes() {
        return hard();
    }

    /// Headers with an underscore, which some upstreams take for a hyphen, are refused.
    public boolean rejectsUnderscores() {
        return hard();
    }

    /// The port of a Host header does not decide.
    public boolean stripsHostPorts() {
        return hard();
    }

    /// The dot at the end of a Host header does not decide.
    public boolean stripsTrailingDots() {
        return hard();
    }

    /// Clients speak TLS 1.2 with the better ciphers, or TLS 1.3, on whatever version of Envoy.
    public boolean raisesTlsFloor() {
        return hard();
    }

    /// Certificates of upstreams are verified where nothing else is said.
    public boolean verifiesUpstreams() {
        return hard();
    }

    /// What is left of the limits of a cluster is counted.
    public boolean countsRemaining() {
        return hard();
    }

    /// Responses do not say which server made them.
    public boolean hidesServer() {
        return hard();
    }

    /// Responses have no `x-envoy-` headers.
    public boolean hidesEnvoyHeaders() {
        return hard();
    }

    /// That clients are believed what they say of themselves is reported.
    public boolean warnsOfTrust() {
        return hard();
    }
}
