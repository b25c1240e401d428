package emissaryctl.assemble.module;

import emissaryctl.assemble.profile.EdgeDefaults;
import emissaryctl.assemble.profile.Profile;
import emissaryctl.assemble.text.Cidr;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Outcome;
import emissaryctl.gateway.AddressRules;
import emissaryctl.gateway.AddressRules.AddressRange;
import emissaryctl.gateway.ErrorReply;
import emissaryctl.gateway.FilterSettings.Compression;
import emissaryctl.gateway.FilterSettings.Grpc;
import emissaryctl.gateway.FilterSettings.GrpcMethods;
import emissaryctl.gateway.FilterSettings.GrpcStatistics;
import emissaryctl.resource.AmbassadorModule;
import emissaryctl.resource.ModuleFilters;
import emissaryctl.resource.ModuleFilters.Buffer;
import emissaryctl.resource.ModuleFilters.Gzip;
import emissaryctl.resource.ModuleFilters.IpPrincipal;
import emissaryctl.resource.ModuleHttp;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Settles the HTTP filters that the Module switches on.
final class ModuleFilterStage {

    private static final Map<String, String> LEVELS =
            Map.of("BEST", "BEST_COMPRESSION", "SPEED", "BEST_SPEED", "DEFAULT", "DEFAULT_COMPRESSION");
    private static final Map<String, String> STRATEGIES =
            Map.of("HUFFMAN", "HUFFMAN_ONLY", "DEFAULT", "DEFAULT_STRATEGY");
    private static final List<String> ENVOYS_LEVELS = List.of(
            "DEFAULT_COMPRESSION",
            "BEST_SPEED",
            "COMPRESSION_LEVEL_1",
            "COMPRESSION_LEVEL_2",
            "COMPRESSION_LEVEL_3",
            "COMPRESSION_LEVEL_4",
            "COMPRESSION_LEVEL_5",
            "COMPRESSION_LEVEL_6",
            "COMPRESSION_LEVEL_7",
            "COMPRESSION_LEVEL_8",
            "COMPRESSION_LEVEL_9",
            "BEST_COMPRESSION");
    private static final List<String> ENVOYS_STRATEGIES =
            List.of("DEFAULT_STRATEGY", "FILTERED", "HUFFMAN_ONLY", "RLE", "FIXED");

    private final AmbassadorModule module;
    private final Profile profile;
    private final List<Diagnostic> found = new ArrayList<>();

    private ModuleFilterStage(AmbassadorModule module, Profile profile) {
        this.module = module;
        this.profile = profile;
    }

    static Outcome<ModuleSettings.Filters> assemble(AmbassadorModule module, Profile profile) {
        ModuleFilterStage stage = new ModuleFilterStage(module, profile);
        ModuleSettings.Filters filters = stage.filters(module.filters());
        return new Outcome<>(filters, stage.found);
    }

    private ModuleSettings.Filters filters(ModuleFilters written) {
        return new ModuleSettings.Filters(
                new Grpc(
                        switchedOn(written.enableGrpcHttp11Bridge()),
                        switchedOn(written.enableGrpcWeb()),
                        written.grpcStats().map(ModuleFilterStage::grpcStats)),
                written.luaScripts().filter(script -> !script.isEmpty()),
                written.gzip().map(this::compression),
                written.buffer().flatMap(this::buffer),
                addressRules(written),
                errorReplies(written),
                module.http().suppressEnvoyHeaders().orElse(false),
                hiddenHeaders(module.http()));
    }

    private List<String> hiddenHeaders(ModuleHttp written) {
        List<String> hidden = new ArrayList<>();
        if (profile.hidesServer() && written.serverName().isEmpty()) hidden.add("server");
        if (profile.hidesEnvoyHeaders() && written.suppressEnvoyHeaders().isEmpty()) {
            hidden.addAll(EdgeDefaults.ENVOY_HEADERS);
        }
        return hidden;
    }

    private boolean switchedOn(Optional<Boolean> key) {
        return key.isPresent() && (key.get() || profile.takesPresenceForTrue());
    }

    private static GrpcStatistics grpcStats(ModuleFilters.GrpcStats written) {
        List<GrpcMethods> services = written.services().stream()
                .map(s -> new GrpcMethods(s.name(), s.methodNames()))
                .toList();
        Optional<Boolean> all =
                services.isEmpty() ? Optional.of(written.allMethods().orElse(false)) : Optional.empty();
        return new GrpcStatistics(all, services, written.upstreamStats().orElse(false));
    }

    private Compression compression(Gzip written) {
        return new Compression(
                written.memoryLevel(),
                written.compressionLevel().flatMap(w -> word("compression_level", w, LEVELS, ENVOYS_LEVELS)),
                written.compressionStrategy()
                        .flatMap(w -> word("compression_strategy", w, STRATEGIES, ENVOYS_STRATEGIES)),
                written.windowBits(),
                written.minContentLength(),
                written.contentType(),
                written.disableOnEtagHeader(),
                written.removeAcceptEncodingHeader());
    }

    /// Envoy's word for one of Emissary's or Envoy's own, in whatever case.
    private Optional<String> word(String key, String written, Map<String, String> words, List<String> envoys) {
        String upper = written.toUpperCase(Locale.ROOT);
        String word = words.getOrDefault(upper, upper);
        if (envoys.contains(word)) return Optional.of(word);
        found.add(ModuleProblems.unknownGzipWord(module, key, written, envoys));
        return Optional.empty();
    }

    private List<ErrorReply> errorReplies(ModuleFilters written) {
        if (written.errorResponseOverrides().isEmpty()) return List.of();
        if (profile.ignoresErrorResponseOverrides()) {
            found.add(ErrorReplyProblems.moduleIgnored(module));
            return List.of();
        }
        return ErrorReplies.translate(written.errorResponseOverrides(), module.metadata(), found);
    }

    private Optional<Integer> buffer(Buffer written) {
        if (written.maxRequestTime()) found.add(ModuleProblems.bufferTimeIgnored(module));
        Optional<Integer> limit = written.maxRequestBytes().filter(bytes -> bytes > 0);
        if (limit.isEmpty()) found.add(ModuleProblems.bufferWithoutLimit(module));
        return limit;
    }

    private Optional<AddressRules> addressRules(ModuleFilters written) {
        if (written.ipAllow().isPresent() && written.ipDeny().isPresent()) {
            found.add(ModuleProblems.allowAndDeny(module));
        }
        boolean allow = written.ipAllow().isPresent();
        Optional<List<IpPrincipal>> list = allow ? written.ipAllow() : written.ipDeny();
        if (list.isEmpty()) return Optional.empty();
        String key = allow ? "ip_allow" : "ip_deny";
        List<AddressRange> ranges = new ArrayList<>();
        for (int i = 0; i < list.get().size(); i++)
            range(list.get().get(i), key, i).ifPresent(ranges::add);
        // When of those let in none can be understood, nobody is.
        boolean closed = allow && !list.get().isEmpty();
        return ranges.isEmpty() && !closed ? Optional.empty() : Optional.of(new AddressRules(allow, ranges));
    }

    private Optional<AddressRange> range(IpPrincipal principal, String key, int index) {
        boolean direct = principal.type().equals("peer");
        if (!direct && !principal.type().equals("remote") || principal.keys() != 1) {
            found.add(ModuleProblems.addressTypeInvalid(module, key, index));
            return Optional.empty();
        }
        Optional<AddressRange> range = Cidr.parse(principal.cidr(), direct);
        if (range.isEmpty()) found.add(ModuleProblems.addressInvalid(module, key, index, principal.cidr()));
        return range;
    }
}
