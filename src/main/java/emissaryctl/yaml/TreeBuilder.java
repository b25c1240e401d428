package emissaryctl.yaml;

import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Outcome;
import emissaryctl.source.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/// Makes the tree of one document from the parser's events, with an explicit stack. Aliases share the node of their
/// anchor; the weight counts it at each use, so that the whole tree stays small even for those who walk through it.
final class TreeBuilder {

    /// What an anchor names; empty until the end of the node is read.
    private record Anchored(Optional<YamlNode> node, long weight) {}

    private final Positions positions;
    private final YamlLimits limits;
    private final long budget;
    private final Deque<OpenNode> open = new ArrayDeque<>();
    private final Map<String, Anchored> anchors = new HashMap<>();
    private final List<YamlNode> roots = new ArrayList<>(1);
    private final List<Diagnostic> diagnostics = new ArrayList<>(0);
    private final AtomicLong weight = new AtomicLong();
    private final AtomicInteger aliases = new AtomicInteger();

    /// `budget` is what remains of the file's nodes.
    TreeBuilder(Positions positions, YamlLimits limits, long budget) {
        this.positions = positions;
        this.limits = limits;
        this.budget = budget;
    }

    /// The root of the document, none if it is empty. A document that can't be is left out and named in the
    /// diagnostics.
    Outcome<List<YamlNode>> build(Iterator<Event> events) {
        while (events.hasNext()) {
            Optional<Diagnostic> refusal = take(events.next());
            if (refusal.isPresent()) return new Outcome<>(List.of(), List.of(refusal.get()));
        }
        return new Outcome<>(List.copyOf(roots), diagnostics);
    }

    long weight() {
        return weight.get();
    }

    boolean hasAliases() {
        return aliases.get() > 0;
    }

    private Optional<Diagnostic> take(Event event) {
        return switch (event) {
            case ScalarEvent scalar -> scalar(scalar);
            case AliasEvent alias -> alias(alias);
            case CollectionStartEvent start -> start(start);
            case CollectionEndEvent end -> end(end);
            default -> Optional.empty();
        };
    }

    private Optional<Diagnostic> scalar(ScalarEvent event) {
        if (isEmptyDocument(event)) return Optional.empty();
        Span place = positions.scalar(event);
        boolean merges = merges(event);
        Optional<YamlScalar> typed = merges ? Optional.of(Scalars.string("<<", place)) : typed(event, place);
        if (typed.isEmpty()) return Optional.of(tagProblem(event, place));
        YamlScalar scalar = typed.get();
        if (event.isDQuoted() && hasHalfCharacter(scalar.text())) {
            return Optional.of(YamlProblems.halfCharacter(place));
        }
        event.getAnchor().ifPresent(anchor -> anchors.put(anchor.getValue(), new Anchored(Optional.of(scalar), 1)));
        return attach(new OpenNode.Child(scalar, place, merges), 1);
    }

    private Optional<YamlScalar> typed(ScalarEvent event, Span place) {
        String text = text(event);
        if (event.getTag().isPresent()) return Scalars.tagged(event.getTag().get(), text, place);
        return Optional.of(event.isPlain() ? Scalars.plain(text, place) : Scalars.string(text, place));
    }

    /// The parser ends the last line of a block scalar even where the input doesn't; go-yaml leaves it as it is.
    private String text(ScalarEvent event) {
        String text = event.getValue();
        boolean added =
                (event.isLiteral() || event.isFolded()) && text.endsWith("\n") && positions.endsUnterminated(event);
        return added ? text.substring(0, text.length() - 1) : text;
    }

    private static Diagnostic tagProblem(ScalarEvent event, Span place) {
        String tag = event.getTag().orElse("");
        String written = Scalars.written(tag);
        return Scalars.isKnownTag(tag)
                ? YamlProblems.valueDoesNotFitTag(written, event.getValue(), place)
                : YamlProblems.unknownTag(written, place);
    }

    private boolean isEmptyDocument(ScalarEvent event) {
        return open.isEmpty()
                && event.isPlain()
                && event.getValue().isEmpty()
                && event.getTag().isEmpty();
    }

    private boolean merges(ScalarEvent event) {
        if (!event.getValue().equals("<<")) return false;
        OpenNode parent = open.peek();
        return parent != null
                && parent.isAtKey()
                && event.getTag()
                        .map(tag -> tag.equals("!") || Scalars.isTag(tag, "merge"))
                        .orElse(event.isPlain());
    }

    private Optional<Diagnostic> alias(AliasEvent event) {
        Span place = positions.span(event);
        String name = event.getAlias().getValue();
        if (aliases.incrementAndGet() > limits.aliases()) {
            return Optional.of(YamlProblems.tooManyAliases(place, limits.aliases()));
        }
        Anchored anchored = anchors.get(name);
        if (anchored == null) return Optional.of(YamlProblems.unknownAlias(name, place));
        if (anchored.node().isEmpty()) return Optional.of(YamlProblems.recursiveAlias(name, place));
        return attach(new OpenNode.Child(anchored.node().get(), place, false), anchored.weight());
    }

    private Optional<Diagnostic> start(CollectionStartEvent event) {
        Span opening = positions.opening(event);
        if (open.size() >= limits.depth()) return Optional.of(YamlProblems.tooDeep(opening, limits.depth()));
        OpenNode.Shape shape = event instanceof MappingStartEvent ? OpenNode.Shape.MAP : OpenNode.Shape.LIST;
        String expected = shape == OpenNode.Shape.MAP ? "map" : "seq";
        Optional<String> odd = event.getTag().filter(tag -> !tag.equals("!") && !Scalars.isTag(tag, expected));
        if (odd.isPresent()) return Optional.of(YamlProblems.unknownTag(Scalars.written(odd.get()), opening));
        Optional<String> anchor = event.getAnchor().map(Anchor::getValue);
        anchor.ifPresent(name -> anchors.put(name, new Anchored(Optional.empty(), 0)));
        open.push(new OpenNode(shape, opening, positions.isBracketed(event), anchor, weight.get(), new ArrayList<>()));
        return Optional.empty();
    }

    private Optional<Diagnostic> end(CollectionEndEvent event) {
        OpenNode ended = open.pop();
        Span span = ended.span(positions.span(event));
        return switch (ended.shape()) {
            case LIST -> finish(ended, list(ended, span));
            case MAP -> {
                MapAssembler.Assembled assembled = MapAssembler.assemble(ended.children(), span);
                if (assembled.map().isEmpty())
                    yield Optional.of(assembled.diagnostics().getFirst());
                assembled.diagnostics().stream()
                        .limit(MapAssembler.MOST_DIAGNOSTICS - diagnostics.size())
                        .forEach(diagnostics::add);
                yield finish(ended, assembled.map().get());
            }
        };
    }

    private static YamlList list(OpenNode ended, Span span) {
        List<YamlNode> items = new ArrayList<>(ended.children().size());
        for (OpenNode.Child child : ended.children()) items.add(child.node());
        return new YamlList(items, span);
    }

    private Optional<Diagnostic> finish(OpenNode ended, YamlNode node) {
        long own = weight.get() - ended.weightBefore() + 1;
        ended.anchor().ifPresent(name -> define(name, new Anchored(Optional.of(node), own)));
        return attach(new OpenNode.Child(node, node.span(), false), 1);
    }

    /// Unless a node within has taken the name since.
    private void define(String name, Anchored anchored) {
        anchors.merge(name, anchored, (now, ours) -> now.node().isPresent() ? now : ours);
    }

    private Optional<Diagnostic> attach(OpenNode.Child child, long childWeight) {
        if (weight.addAndGet(childWeight) > budget) {
            return Optional.of(YamlProblems.tooManyNodes(child.place(), limits.nodes()));
        }
        OpenNode parent = open.peek();
        boolean isKey = parent != null && parent.isAtKey();
        if (!isKey && child.node() instanceof YamlScalar scalar && !Scalars.isFinite(scalar)) {
            return Optional.of(YamlProblems.notFinite(scalar.text(), child.place()));
        }
        if (parent == null) roots.add(child.node());
        else parent.children().add(child);
        return Optional.empty();
    }

    private static boolean hasHalfCharacter(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!Character.isSurrogate(text.charAt(i))) continue;
            if (i + 1 == text.length() || !Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) return true;
            i++;
        }
        return false;
    }
}
