package emissaryctl.schema;

import com.networknt.schema.AbsoluteIri;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.keyword.DisallowUnknownKeywordFactory;
import com.networknt.schema.keyword.KeywordType;
import com.networknt.schema.keyword.NonValidationKeyword;
import com.networknt.schema.resource.InputStreamSource;
import com.networknt.schema.resource.SchemaLoader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// The schemas of all kinds, each read when it is first asked for. Schemas refer to each other by relative path and are
/// found in the resources only, never on a network. Safe to share between threads.
public final class SchemaCatalogue {

    private static final String BASE = "emissaryctl:/schemas/";
    private static final String RESOURCES = "/emissaryctl/schemas/";
    private static final SchemaReader READER = new SchemaReader();

    private static final Map<String, List<String>> KINDS = Map.of(
            "getambassador.io/v1",
            List.of(
                    "AuthService",
                    "ConsulResolver",
                    "DevPortal",
                    "KubernetesEndpointResolver",
                    "KubernetesServiceResolver",
                    "LogService",
                    "Mapping",
                    "Module",
                    "RateLimitService",
                    "TCPMapping",
                    "TLSContext",
                    "TracingService"),
            "getambassador.io/v2",
            List.of(
                    "AuthService",
                    "ConsulResolver",
                    "DevPortal",
                    "Filter",
                    "FilterPolicy",
                    "Host",
                    "KubernetesEndpointResolver",
                    "KubernetesServiceResolver",
                    "LogService",
                    "Mapping",
                    "Module",
                    "RateLimit",
                    "RateLimitService",
                    "TCPMapping",
                    "TLSContext",
                    "TracingService"),
            "getambassador.io/v3alpha1",
            List.of(
                    "AuthService",
                    "ConsulResolver",
                    "DevPortal",
                    "Filter",
                    "FilterPolicy",
                    "Host",
                    "KubernetesEndpointResolver",
                    "KubernetesServiceResolver",
                    "Listener",
                    "LogService",
                    "Mapping",
                    "Module",
                    "RateLimit",
                    "RateLimitService",
                    "TCPMapping",
                    "TLSContext",
                    "TracingService"),
            "v1",
            List.of("Endpoints", "Secret", "Service"),
            "discovery.k8s.io/v1",
            List.of("EndpointSlice"),
            "extensions/v1beta1",
            List.of("Ingress"),
            "networking.k8s.io/v1",
            List.of("Ingress", "IngressClass"),
            "networking.k8s.io/v1beta1",
            List.of("Ingress", "IngressClass"),
            "networking.internal.knative.dev/v1alpha1",
            List.of("Ingress"));

    /// Modules are told apart by name; others than these have no effect.
    private static final Map<String, String> MODULES =
            Map.of("ambassador", "Module", "tls", "ModuleTls", "authentication", "ModuleAuthentication");

    private final Map<String, KindSchema> kinds = new ConcurrentHashMap<>();
    private final Map<String, JsonNode> files = new ConcurrentHashMap<>();
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    /// A schema as a tree to look into, the shape of what is without fault, and what finds the faults of the rest.
    record KindSchema(SchemaView view, Shape shape, Supplier<Schema> schema) {}

    /// The JSON-schema validator, which most runs have no need of.
    private static final class Validators {

        private static final SchemaRegistry REGISTRY = registry();
    }

    private static SchemaRegistry registry() {
        SchemaLoader loader = SchemaLoader.builder()
                .resourceLoaders(loaders -> loaders.add(SchemaCatalogue::stream))
                .allow(iri -> iri.toString().startsWith(BASE))
                .build();
        SchemaRegistryConfig config = SchemaRegistryConfig.builder()
                .locale(Locale.ROOT)
                .formatAssertionsEnabled(false)
                .build();
        return SchemaRegistry.withDialect(
                dialect(),
                builder -> builder.schemaLoader(loader)
                        .schemaRegistryConfig(config)
                        .nodeReader(READER));
    }

    /// The keywords of JSON Schema 2020-12 that our schemas use: each costs time at start-up. The others are refused.
    private static Dialect dialect() {
        return Dialect.builder("https://json-schema.org/draft/2020-12/schema")
                .specificationVersion(SpecificationVersion.DRAFT_2020_12)
                .idKeyword("$id")
                .keywords(List.of(
                        KeywordType.ADDITIONAL_PROPERTIES,
                        KeywordType.ITEMS,
                        KeywordType.MAXIMUM,
                        KeywordType.MAX_PROPERTIES,
                        KeywordType.MINIMUM,
                        KeywordType.MIN_ITEMS,
                        KeywordType.MIN_LENGTH,
                        KeywordType.MIN_PROPERTIES,
                        KeywordType.PROPERTIES,
                        KeywordType.REF,
                        KeywordType.REQUIRED,
                        KeywordType.TYPE))
                .keywords(Stream.of("$schema", "$defs", "title", "description", "contentMediaType")
                        .map(NonValidationKeyword::new)
                        .toList())
                .keyword(new ChoiceKeyword())
                .unknownKeywordFactory(DisallowUnknownKeywordFactory.getInstance())
                .build();
    }

    /// The kinds of each API version.
    public static Map<String, List<String>> kinds() {
        return KINDS;
    }

    /// Whether documents of this kind are checked at all.
    public boolean knows(String apiVersion, String kind) {
        return KINDS.getOrDefault(apiVersion, List.of()).contains(kind);
    }

    /// The schema of a kind; of a Module, the one for its name.
    Optional<KindSchema> find(String apiVersion, String kind, String name) {
        if (!knows(apiVersion, kind)) return Optional.empty();
        String file = kind.equals("Module") ? MODULES.getOrDefault(name, "ModuleOther") : kind;
        String folder = apiVersion.indexOf('/') < 0 ? "core/" + apiVersion : apiVersion;
        return Optional.of(kinds.computeIfAbsent(folder + "/" + file + ".json", this::load));
    }

    /// The schema of the file of `--endpoints`, which is no kind.
    KindSchema endpoints() {
        return kinds.computeIfAbsent("endpoints.json", this::load);
    }

    private KindSchema load(String path) {
        JsonNode root = file(path);
        SchemaView view = SchemaView.of(path, root, this::file);
        return new KindSchema(
                view,
                new Shape(view),
                () -> schemas.computeIfAbsent(path, each -> Validators.REGISTRY.getSchema(place(each), root)));
    }

    private static SchemaLocation place(String path) {
        return SchemaLocation.of(BASE + path);
    }

    /// The JSON of a schema file by its path below the schemas' folder.
    JsonNode file(String path) {
        return files.computeIfAbsent(path, each -> {
            try (InputStream in = open(each)) {
                return READER.readTree(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static InputStreamSource stream(AbsoluteIri iri) {
        return () -> open(iri.toString().substring(BASE.length()));
    }

    private static InputStream open(String path) throws IOException {
        InputStream in = SchemaCatalogue.class.getResourceAsStream(RESOURCES + path);
        if (in == null) throw new IOException("no schema " + path);
        return in;
    }
}
