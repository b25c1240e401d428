package emissaryctl.assemble.module;

import emissaryctl.assemble.profile.Profile;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Outcome;
import emissaryctl.gateway.HttpSettings;
import emissaryctl.gateway.HttpSettings.CertificateDetails;
import emissaryctl.gateway.HttpSettings.CertificatePart;
import emissaryctl.gateway.HttpSettings.ClientCertificates;
import emissaryctl.gateway.HttpSettings.EscapedSlashes;
import emissaryctl.gateway.HttpSettings.Forwarding;
import emissaryctl.gateway.HttpSettings.HostPort;
import emissaryctl.gateway.HttpSettings.Http1Rules;
import emissaryctl.gateway.HttpSettings.PathRules;
import emissaryctl.gateway.HttpSettings.Underscores;
import emissaryctl.gateway.UpstreamProtocol.HeaderCase;
import emissaryctl.resource.AmbassadorModule;
import emissaryctl.resource.ModuleHttp;
import emissaryctl.resource.ModuleHttp.PathNormalization;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/// Settles the Module's settings for HTTP connection managers.
final class ModuleHttpStage {

    private static final Set<String> CERTIFICATE_PARTS = Set.of("subject", "cert", "chain", "dns", "uri");

    private final AmbassadorModule module;
    private final ClientLimits limits;
    private final boolean portsDecide;
    private final Profile profile;
    private final List<Diagnostic> found = new ArrayList<>();

    private ModuleHttpStage(AmbassadorModule module, ClientLimits limits, boolean portsDecide, Profile profile) {
        this.module = module;
        this.limits = limits;
        this.portsDecide = portsDecide;
        this.profile = profile;
    }

    /// `portsDecide` says that a Host or Mapping is for a host name with a port.
    static Outcome<HttpSettings> assemble(
            AmbassadorModule module, ClientLimits limits, boolean portsDecide, Profile profile) {
        ModuleHttpStage stage = new ModuleHttpStage(module, limits, portsDecide, profile);
        HttpSettings settings = stage.settings();
        return new Outcome<>(settings, stage.found);
    }

    private HttpSettings settings() {
        ModuleHttp http = module.http();
        return new HttpSettings(
                useRemoteAddress(http),
                http.serverName().or(() -> profile.hidesServer() ? Optional.empty() : Optional.of("envoy")),
                http.maxRequestHeadersKb().filter(kb -> kb != 0),
                limits.connections(),
                limits.requests(),
                underscores(http),
                paths(http.paths()),
                new Http1Rules(
                        http.http1().enableHttp10().orElse(false),
                        http.http1().allowChunkedLength(),
                        headerCase(http.http1())),
                http.preserveExternalRequestId().orElse(false),
                clientCertificates(http));
    }

    private boolean useRemoteAddress(ModuleHttp http) {
        boolean own = http.useRemoteAddress().orElse(true);
        if (!own && profile.warnsOfTrust()) found.add(ModuleProblems.clientsAreTrusted(module));
        return own;
    }

    private Optional<Underscores> underscores(ModuleHttp http) {
        Optional<Underscores> written =
                word(Underscores.class, http.headersWithUnderscoresAction(), "headers_with_underscores_action");
        return written.isEmpty() && profile.rejectsUnderscores() ? Optional.of(Underscores.REJECT_REQUEST) : written;
    }

    private PathRules paths(PathNormalization written) {
        boolean merges = written.mergeSlashes().orElse(profile.mergesSlashes());
        return new PathRules(merges, escapedSlashes(written, merges), hostPort(written), profile.stripsTrailingDots());
    }

    /// With slashes that are not merged, Envoy would redirect `/%2Fother.example` to another host: `//other.example`.
    private EscapedSlashes escapedSlashes(PathNormalization written, boolean merges) {
        boolean rejects = written.rejectEscapedSlashes().orElse(profile.unescapesSlashes() && !merges);
        if (rejects) return EscapedSlashes.REJECT;
        boolean unescapes = written.rejectEscapedSlashes().isEmpty() && profile.unescapesSlashes();
        return unescapes ? EscapedSlashes.UNESCAPE_AND_REDIRECT : EscapedSlashes.KEEP;
    }

    private HostPort hostPort(PathNormalization written) {
        if (written.stripMatchingHostPort().orElse(false)) return HostPort.STRIP_MATCHING;
        boolean any = written.stripMatchingHostPort().isEmpty() && profile.stripsHostPorts() && !portsDecide;
        return any ? HostPort.STRIP_ANY : HostPort.KEEP;
    }

    /// `header_case_overrides` names headers one by one, which Envoy cannot; keeping every header as the peer wrote it
    /// comes closest (O-12).
    private HeaderCase headerCase(ModuleHttp.Http1 http1) {
        if (http1.properCase()) {
            if (!http1.headerCaseOverrides().isEmpty()) found.add(ModuleProblems.properCaseAndOverrides(module));
            return HeaderCase.PROPER;
        }
        if (http1.headerCaseOverrides().isEmpty()) return HeaderCase.LOWER;
        found.add(ModuleProblems.headerCasePreserved(module));
        return HeaderCase.PRESERVED;
    }

    private Optional<ClientCertificates> clientCertificates(ModuleHttp http) {
        Optional<Forwarding> forward =
                word(Forwarding.class, http.forwardClientCertDetails(), "forward_client_cert_details");
        Optional<CertificateDetails> details = details(http.setCurrentClientCertDetails());
        return forward.isEmpty() && details.isEmpty()
                ? Optional.empty()
                : Optional.of(new ClientCertificates(forward, details));
    }

    private Optional<CertificateDetails> details(SequencedMap<String, Boolean> written) {
        for (String part : written.keySet()) {
            if (!CERTIFICATE_PARTS.contains(part)) found.add(ModuleProblems.unknownCertificatePart(module, part));
        }
        if (written.isEmpty()) return Optional.empty();
        Set<CertificatePart> parts = EnumSet.noneOf(CertificatePart.class);
        for (CertificatePart part : CertificatePart.values()) {
            if (written.getOrDefault(part.name().toLowerCase(Locale.ROOT), false)) parts.add(part);
        }
        return Optional.of(new CertificateDetails(Optional.ofNullable(written.get("subject")), parts));
    }

    private <W extends Enum<W>> Optional<W> word(Class<W> words, Optional<String> written, String key) {
        if (written.isEmpty()) return Optional.empty();
        Optional<W> word = Arrays.stream(words.getEnumConstants())
                .filter(w -> w.name().equals(written.get()))
                .findFirst();
        if (word.isEmpty()) found.add(ModuleProblems.unknownWord(module, key, written.get(), words));
        return word;
    }
}
