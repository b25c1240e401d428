package emissaryctl.resource;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Outcome;
import emissaryctl.source.ResourceRef;
import emissaryctl.source.Span;
import emissaryctl.work.SideBySide;
import emissaryctl.yaml.YamlList;
import emissaryctl.yaml.YamlMap;
import emissaryctl.yaml.YamlNode;
import emissaryctl.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Makes resources of documents: expands lists, passes over what means nothing here, checks, upgrades and decodes the
/// rest, and settles duplicates.
public final class ResourceReader {

    private static final String CONFIG_ANNOTATION = "getambassador.io/config";
    private static final String ID_ANNOTATION = "getambassador.io/ambassador-id";
    private static final String FIREWALL_POLICY = "WebApplicationFirewallPolicy";
    private static final List<String> EDGE_STACK = List.of(
            "Project", "DevPortalCustomization", "AmbassadorInstallation", "WebApplicationFirewall", FIREWALL_POLICY);

    /// The group that the previews of Emissary 2 had. Today's API servers do not know it.
    private static final String PREVIEW = "x.getambassador.io/";

    /// The group that Filters and FilterPolicies have in Edge Stack 4, where they have other fields.
    private static final String EDGE_STACK_4 = "gateway.getambassador.io/";

    private final ReadOptions options;
    private final DocumentValidator validator;
    private final AnnotationParser annotations;
    private final List<Diagnostic> found = new ArrayList<>();
    private final List<Decoded> decoded = new ArrayList<>();
    private final List<ResourceRef> rejected = new ArrayList<>();
    private final SortedMap<String, Integer> passedOver = new TreeMap<>();
    private int otherInstances;

    private ResourceReader(ReadOptions options, DocumentValidator validator, AnnotationParser annotations) {
        this.options = options;
        this.validator = validator;
        this.annotations = annotations;
    }

    /// The resources in `documents`, sorted as Emissary sorts them. What is wrong is left out and named.
    public static Outcome<ReadResult> read(
            List<YamlNode> documents, ReadOptions options, DocumentValidator validator, AnnotationParser annotations) {
        ResourceReader reader = new ResourceReader(options, validator, annotations);
        boolean large = documents.size() >= SideBySide.MANY;
        for (ResourceReader part : SideBySide.mapParts(documents, large, some -> {
            ResourceReader one = new ResourceReader(options, validator, annotations);
            some.forEach(one::addDocument);
            return one;
        })) {
            reader.add(part);
        }
        List<Resource> settled = reader.settled();
        settled.sort(Comparator.comparing(r -> r.metadata().sortKey(), CodePoints::compare));
        return new Outcome<>(
                new ReadResult(new ResourceSet(settled, reader.rejected), reader.passedOver, reader.otherInstances),
                reader.found);
    }

    /// What was made of the documents that come next.
    private void add(ResourceReader part) {
        found.addAll(part.found);
        decoded.addAll(part.decoded);
        rejected.addAll(part.rejected);
        part.passedOver.forEach((kind, number) -> passedOver.merge(kind, number, Integer::sum));
        otherInstances += part.otherInstances;
    }

    private void addDocument(YamlNode document) {
        switch (document) {
            case YamlMap map -> addObject(map);
            case YamlScalar scalar when scalar.isNull() -> {}
            case YamlList list
            when list.items().stream().noneMatch(ResourceReader::isObject) -> passOver("", "list that is no object");
            default -> found.add(ResourceProblems.notAnObject(document));
        }
    }

    private static boolean isObject(YamlNode node) {
        return node instanceof YamlMap map && map.has("kind") && map.has("apiVersion");
    }

    private void addObject(YamlMap object) {
        Optional<List<YamlNode>> listed = ListedObjects.of(object);
        if (listed.isPresent()) {
            listed.get().forEach(this::addDocument);
            return;
        }
        Optional<String> kind = object.string("kind");
        String apiVersion = object.string("apiVersion").orElse("");
        if (kind.isEmpty() || apiVersion.isEmpty()) {
            boolean ours = apiVersion.startsWith("getambassador.io/")
                    || kind.filter(k -> Kind.emissaryWords().contains(k)).isPresent();
            String missing = kind.isEmpty() ? "kind" : "apiVersion";
            if (ours) found.add(ResourceProblems.incomplete(kind.orElse("the object"), missing, head(object)));
            else passOver(apiVersion, kind.orElse("without kind"));
            return;
        }
        Optional<Kind> known = Kind.find(apiVersion, kind.get());
        if (known.isPresent()) addKnown(object, known.get(), apiVersion, Parent.NONE);
        else addUnknown(object, apiVersion, kind.get());
    }

    private static Span head(YamlMap object) {
        return object.entries().isEmpty()
                ? object.span()
                : object.entries().getFirst().keySpan();
    }

    private void passOver(String apiVersion, String kind) {
        passedOver.merge((apiVersion.isEmpty() ? "" : apiVersion + " ") + kind, 1, Integer::sum);
    }

    private void addUnknown(YamlMap object, String apiVersion, String kind) {
        Span at = object.get("kind").map(YamlNode::span).orElse(object.span());
        boolean edgeStack = EDGE_STACK.contains(kind) && apiVersion.contains("getambassador.io/");
        Span version = object.get("apiVersion").map(YamlNode::span).orElse(at);
        if (edgeStack && kind.equals(FIREWALL_POLICY)) found.add(ResourceProblems.firewallPolicy(at));
        else if (edgeStack) found.add(ResourceProblems.edgeStack(kind, at));
        else if (apiVersion.startsWith(PREVIEW)) found.add(ResourceProblems.preview(kind, version));
        else if (apiVersion.startsWith(EDGE_STACK_4) && Kind.isStrict(kind)) {
            found.add(ResourceProblems.edgeStack4(apiVersion, kind, version));
            reject(kind, object);
        } else if (!apiVersion.startsWith("getambassador.io/")) passOver(apiVersion, kind);
        else if (Kind.emissaryWords().contains(kind)) {
            found.add(ResourceProblems.unknownVersion(apiVersion, kind, version));
            if (Kind.isStrict(kind)) reject(kind, object);
        } else {
            Optional<String> meant = Nearest.of(kind, Kind.emissaryWords());
            found.add(ResourceProblems.unknownKind(apiVersion, kind, meant, at));
            meant.filter(Kind::isStrict).ifPresent(word -> reject(word, object));
        }
    }

    /// An object of which not even the name can be relied upon.
    private void reject(String kind, YamlMap object) {
        String name = object.map("metadata").flatMap(m -> m.string("name")).orElse("");
        rejected.add(new ResourceRef(kind, options.defaultNamespace(), name));
    }

    /// The object in whose annotation another stands; it lends its name to the sort key.
    private record Parent(Optional<String> sortKey, int ordinal) {
        static final Parent NONE = new Parent(Optional.empty(), 1);
    }

    private void addKnown(YamlMap object, Kind kind, String apiVersion, Parent parent) {
        List<Diagnostic> heading = new ArrayList<>();
        Optional<Metadata> metadata = metadata(object, kind, parent, heading);
        if (metadata.isEmpty()) {
            found.addAll(heading);
            if (kind.isStrict()) reject(kind.word(), object);
            return;
        }
        boolean foreign = !metadata.get().ref().namespace().equals(options.defaultNamespace());
        boolean restricted = kind == Kind.SECRET ? options.certsSingleNamespace() : options.singleNamespace();
        if (foreign && restricted && kind != Kind.INGRESS_CLASS) return;
        if (kind == Kind.KNATIVE_INGRESS && !options.knative()) return;
        boolean alone = parent.sortKey().isEmpty();
        if (alone
                && !options.selector()
                        .selects(metadata.get().ref(), metadata.get().labels())) return;
        List<Diagnostic> wrong = validator.validate(object);
        found.addAll(wrong);
        heading.stream().filter(d -> !isKnown(d, wrong)).forEach(found::add);
        if (!isOurs(object, kind)) {
            otherInstances++;
            return;
        }
        boolean unusable = kind.isStrict()
                ? wrong.stream().anyMatch(Diagnostic::isError)
                : kind != Kind.MODULE && wrong.stream().anyMatch(ResourceReader::makesUnusable);
        if (unusable) {
            rejected.add(metadata.get().ref());
            return;
        }
        noteVersion(apiVersion, object);
        YamlMap known = Pruning.prune(object, wrong);
        YamlMap pruned = kind == Kind.MODULE ? Pruning.withoutValues(known, wrong) : known;
        YamlMap upgraded = kind.isEmissary() ? Upgrade.upgrade(pruned, kind, apiVersion, found) : pruned;
        List<Diagnostic> decoding = new ArrayList<>();
        Fields whole = new Fields(upgraded, decoding);
        Optional<Resource> resource = kind.decode(metadata.get(), whole);
        boolean broken =
                (kind == Kind.SECRET || kind.isStrict()) && decoding.stream().anyMatch(Diagnostic::isError);
        if (resource.isPresent() && !broken) decoded.add(new Decoded(resource.get(), kind, object));
        else if (kind.isEmissary()) rejected.add(metadata.get().ref());
        decoding.stream().filter(d -> !isKnown(d, wrong)).forEach(found::add);
        if (kind == Kind.SERVICE || kind == Kind.INGRESS) addAnnotated(object, metadata.get());
    }

    private static boolean makesUnusable(Diagnostic diagnostic) {
        return diagnostic.isError()
                && diagnostic.code() != Code.UNKNOWN_FIELD
                && diagnostic.code() != Code.FIELD_IN_WRONG_PLACE
                && diagnostic.code() != Code.RATELIMIT_LEGACY_LABEL_SYNTAX;
    }

    /// The schema has said it already: one mistake, one diagnostic.
    private static boolean isKnown(Diagnostic diagnostic, List<Diagnostic> reported) {
        boolean label = diagnostic.code() == Code.RATELIMIT_LABEL_SHAPE;
        return reported.stream()
                .anyMatch(d -> d.primary().equals(diagnostic.primary())
                        || label && d.code() == Code.RATELIMIT_LEGACY_LABEL_SYNTAX);
    }

    private void noteVersion(String apiVersion, YamlMap object) {
        Span at = object.get("apiVersion").map(YamlNode::span).orElse(object.span());
        if (apiVersion.equals("getambassador.io/v2")) found.add(ResourceProblems.deprecatedVersion(apiVersion, at));
        if (apiVersion.equals("getambassador.io/v1"))
            found.add(ResourceProblems.oldVersion(object.string("kind").orElse("resource"), at));
    }

    private Optional<Metadata> metadata(YamlMap object, Kind kind, Parent parent, List<Diagnostic> heading) {
        Fields written = new Fields(object, heading).nested("metadata");
        Optional<String> name = written.text("name").filter(n -> !n.isEmpty());
        if (name.isEmpty()) {
            if (kind.isEmissary()) heading.add(ResourceProblems.incomplete(kind.word(), "metadata.name", head(object)));
            return Optional.empty();
        }
        String namespace = written.text("namespace")
                .filter(n -> !n.isEmpty() && !n.equals("_automatic_"))
                .orElse(options.defaultNamespace());
        SortedMap<String, String> labels = new TreeMap<>(written.sortedTexts("labels"));
        if (kind.isEmissary() && parent.sortKey().isEmpty()) labels.put("ambassador_crd", name.get() + "." + namespace);
        String sortKey = parent.sortKey().orElse(name.get() + "." + namespace) + "." + parent.ordinal();
        Span span = written.map().get("name").map(YamlNode::span).orElse(object.span());
        YamlMap spec = object.map("spec").orElse(object);
        if (kind == Kind.MODULE) spec = spec.map("config").orElse(spec);
        return Optional.of(new Metadata(
                new ResourceRef(kind.word(), namespace, name.get()),
                sortKey,
                labels,
                span,
                new FieldPlaces(spec, span)));
    }

    /// Whether the object is for the instance that is compiled for. Nothing written means `default`.
    private boolean isOurs(YamlMap object, Kind kind) {
        if (!kind.isEmissary()) {
            boolean annotated = kind == Kind.INGRESS || kind == Kind.INGRESS_CLASS || kind == Kind.KNATIVE_INGRESS;
            return !annotated
                    || object.map("metadata")
                            .flatMap(m -> m.map("annotations"))
                            .flatMap(a -> a.string(ID_ANNOTATION))
                            .orElse("default")
                            .equals(options.ambassadorId());
        }
        YamlMap spec = object.map("spec").orElse(object);
        List<String> ids = new ArrayList<>(ids(spec.get("ambassadorId").or(() -> spec.get("ambassador_id"))));
        boolean oldHost = kind == Kind.HOST
                && object.string("apiVersion")
                        .filter("getambassador.io/v2"::equals)
                        .isPresent();
        if (oldHost && spec.has("ambassadorId")) ids.addAll(ids(spec.get("ambassador_id")));
        if (ids.isEmpty()) return options.ambassadorId().equals("default");
        return ids.contains(options.ambassadorId()) || ids.equals(List.of("_automatic_"));
    }

    private static List<String> ids(Optional<YamlNode> written) {
        if (written.isEmpty()) return List.of();
        return switch (written.get()) {
            case YamlScalar scalar when scalar.isNull() -> List.of();
            case YamlScalar scalar -> List.of(Upgrade.plainId(scalar.text()));
            case YamlList list ->
                list.items().stream()
                        .filter(YamlScalar.class::isInstance)
                        .map(item -> Upgrade.plainId(((YamlScalar) item).text()))
                        .toList();
            case YamlMap _ -> List.of();
        };
    }

    /// Resources in the annotation of a Service or Ingress: written flat, in the parent's namespace unless they say.
    private void addAnnotated(YamlMap object, Metadata parent) {
        Optional<YamlNode> annotation =
                object.map("metadata").flatMap(m -> m.map("annotations")).flatMap(a -> a.get(CONFIG_ANNOTATION));
        if (annotation.isEmpty() || !(annotation.get() instanceof YamlScalar text)) return;
        Outcome<List<YamlNode>> documents = annotations.parse(text.text(), text.span());
        found.addAll(documents.diagnostics());
        int ordinal = 0;
        for (YamlNode document : documents.value()) {
            if (!(document instanceof YamlMap flat)) {
                found.add(ResourceProblems.notAnObject(document));
                continue;
            }
            ordinal++;
            YamlMap nested = AnnotatedObject.nest(flat, parent, object);
            String apiVersion = nested.string("apiVersion").orElse("");
            String kind = nested.string("kind").orElse("");
            String key = parent.ref().name() + "." + parent.ref().namespace();
            Parent owner = new Parent(Optional.of(key), ordinal);
            Optional<Kind> known = Kind.find(apiVersion, kind);
            if (known.filter(Kind::isEmissary).isPresent()) addKnown(nested, known.get(), apiVersion, owner);
            else addUnknown(nested, apiVersion, kind);
        }
    }

    /// A resource, and the object that it was made from.
    private record Decoded(Resource resource, Kind kind, YamlMap object) {}

    private record Key(String kind, String namespace, String name) {}

    /// Of objects with one identity the first counts.
    private List<Resource> settled() {
        Map<Key, Decoded> first = new LinkedHashMap<>();
        for (Decoded each : decoded) {
            ResourceRef ref = each.resource().metadata().ref();
            String names = each.kind().isResolver() ? "Resolver" : each.kind().name();
            Decoded taken = first.putIfAbsent(new Key(names, ref.namespace(), ref.name()), each);
            if (taken == null) continue;
            Metadata later = each.resource().metadata();
            Metadata earlier = taken.resource().metadata();
            boolean same = SameContent.same(each.object(), taken.object());
            found.add(same ? ResourceProblems.sameTwice(later, earlier) : ResourceProblems.duplicate(later, earlier));
            if (!same && each.kind().isStrict()) rejected.add(ref);
        }
        return first.values().stream().map(Decoded::resource).collect(Collectors.toCollection(ArrayList::new));
    }
}
