package emissaryctl.coverage;

import emissaryctl.assemble.GatewayAssembler;
import emissaryctl.assemble.profile.AssembleOptions;
import emissaryctl.assemble.profile.Profile;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Outcome;
import emissaryctl.envoy.EnvoyTranslator;
import emissaryctl.envoy.TranslateOptions;
import emissaryctl.gateway.Gateway;
import emissaryctl.ratelimit.LimitFile;
import emissaryctl.ratelimit.LimitYaml;
import emissaryctl.ratelimit.RateLimits;
import emissaryctl.resource.GivenEndpoints;
import emissaryctl.resource.GivenEndpoints.GivenService;
import emissaryctl.resource.GivenFacts;
import emissaryctl.resource.GivenProviders;
import emissaryctl.resource.OidcProvider;
import emissaryctl.resource.ProviderFact;
import emissaryctl.resource.ReadOptions;
import emissaryctl.resource.ReadResult;
import emissaryctl.resource.ResourceReader;
import emissaryctl.schema.SchemaCatalogue;
import emissaryctl.schema.SchemaValidator;
import emissaryctl.source.SourceFile;
import emissaryctl.source.Span;
import emissaryctl.yaml.YamlLimits;
import emissaryctl.yaml.YamlNode;
import emissaryctl.yaml.YamlReader;
import io.envoyproxy.envoy.config.bootstrap.v3.Bootstrap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// What the product makes of a text with the recommended profile, leniently; origins are left out.
record Compiled(Bootstrap bootstrap, List<String> limits, List<String> errors, List<String> warnings) {

    private static final SchemaValidator SCHEMAS = new SchemaValidator(new SchemaCatalogue());
    private static final Map<String, Compiled> KNOWN = new ConcurrentHashMap<>();

    /// Nobody can ask Consul, so that its services are here.
    private static final GivenEndpoints ENDPOINTS = new GivenEndpoints(
            Stream.of("dc1", "dc2")
                    .map(datacenter -> new GivenService(
                            "consul/" + datacenter + "/cart", Span.startOf("endpoints.yaml"), List.of()))
                    .toList(),
            true);

    private static final GivenProviders PROVIDERS = new GivenProviders(
            Stream.of("https://idp.example.com", "https://other.example.com")
                    .map(url -> new OidcProvider(
                            said("issuer", url),
                            said("authorization_endpoint", url + "/authorize"),
                            said("token_endpoint", url + "/token"),
                            Optional.of(said("jwks_uri", url + "/keys")),
                            Optional.of(said("end_session_endpoint", url + "/logout"))))
                    .toList(),
            true);

    private static ProviderFact said(String name, String value) {
        return new ProviderFact(name, value, Span.startOf("openid-configuration.json"));
    }

    static Compiled of(String yaml) {
        return KNOWN.computeIfAbsent(yaml, Compiled::compile);
    }

    private static Compiled compile(String yaml) {
        List<Diagnostic> found = new ArrayList<>();
        Outcome<List<YamlNode>> documents = YamlReader.read(new SourceFile("in.yaml", yaml), YamlLimits.DEFAULT);
        found.addAll(documents.diagnostics());
        Outcome<ReadResult> read =
                ResourceReader.read(documents.value(), ReadOptions.DEFAULT, SCHEMAS::validate, Compiled::annotation);
        found.addAll(read.diagnostics());
        Outcome<Gateway> gateway = GatewayAssembler.assemble(
                read.value().set(),
                new GivenFacts(ENDPOINTS, PROVIDERS),
                AssembleOptions.defaults(Profile.RECOMMENDED));
        found.addAll(gateway.diagnostics());
        Outcome<List<LimitFile>> limits = RateLimits.compile(read.value().set(), gateway.value());
        found.addAll(limits.diagnostics());
        return new Compiled(
                EnvoyTranslator.translate(gateway.value(), new TranslateOptions(false))
                        .bootstrap(),
                limits.value().stream().map(LimitYaml::text).toList(),
                texts(found, true),
                texts(found, false));
    }

    private static List<String> texts(List<Diagnostic> found, boolean errors) {
        return found.stream()
                .filter(d -> d.isError() == errors)
                .map(d -> d.code().id() + " " + d.message())
                .toList();
    }

    private static Outcome<List<YamlNode>> annotation(String text, Span at) {
        return YamlReader.read(new SourceFile(at.file(), text), YamlLimits.DEFAULT);
    }
}
