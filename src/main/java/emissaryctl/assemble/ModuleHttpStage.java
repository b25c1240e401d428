package emissaryctl.assemble;

import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Outcome;
import emissaryctl.gateway.HttpSettings;
import emissaryctl.gateway.HttpSettings.CertificateDetails;
import emissaryctl.gateway.HttpSettings.ClientCertificates;
import emissaryctl.gateway.HttpSettings.ConnectionLife;
import emissaryctl.gateway.HttpSettings.EscapedSlashes;
import emissaryctl.gateway.HttpSettings.Forwarding;
import emissaryctl.gateway.HttpSettings.HostPort;
import emissaryctl.gateway.HttpSettings.Http1Rules;
import emissaryctl.gateway.HttpSettings.PathRules;
import emissaryctl.gateway.HttpSettings.RequestTimes;
import emissaryctl.gateway.HttpSettings.Underscores;
import emissaryctl.gateway.UpstreamProtocol.HeaderCase;
import emissaryctl.resource.AmbassadorModule;
import emissaryctl.resource.ModuleHttp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/// Settles the Module's settings for HTTP connection managers.
final class ModuleHttpStage {

    private static final Set<String> CERTIFICATE_PARTS = Set.of("subject", "cert", "chain", "dns", "uri");

    private final AmbassadorModule module;
    private final List<Diagnostic> found = new ArrayList<>();

    private ModuleHttpStage(AmbassadorModule module) {
        this.module = module;
    }

    static Outcome<HttpSettings> assemble(AmbassadorModule module) {
        ModuleHttpStage stage = new ModuleHttpStage(module);
        HttpSettings settings = stage.settings();
        return new Outcome<>(settings, stage.found);
    }

    private HttpSettings settings() {
        ModuleHttp http = module.http();
        return new HttpSettings(
                http.useRemoteAddress().orElse(true),
                Optional.of(http.serverName().orElse("envoy")),
                http.maxRequestHeadersKb().filter(kb -> kb != 0),
                new ConnectionLife(
                        http.listenerIdleTimeout().filter(idle -> !idle.isZero()), Optional.empty(), Optional.empty()),
                new RequestTimes(Optional.empty(), Optional.empty(), Optional.empty()),
                word(Underscores.class, http.headersWithUnderscoresAction(), "headers_with_underscores_action"),
                new PathRules(
                        http.paths().mergeSlashes(),
                        http.paths().rejectEscapedSlashes() ? EscapedSlashes.REJECT : EscapedSlashes.KEEP,
                        http.paths().stripMatchingHostPort() ? HostPort.STRIP_MATCHING : HostPort.KEEP,
                        false),
                new Http1Rules(
                        http.http1().enableHttp10().orElse(false),
                        http.http1().allowChunkedLength(),
                        headerCase(http.http1())),
                http.preserveExternalRequestId().orElse(false),
                clientCertificates(http));
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
        return written.isEmpty()
                ? Optional.empty()
                : Optional.of(new CertificateDetails(
                        Optional.ofNullable(written.get("subject")),
                        written.getOrDefault("cert", false),
                        written.getOrDefault("chain", false),
                        written.getOrDefault("dns", false),
                        written.getOrDefault("uri", false)));
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
