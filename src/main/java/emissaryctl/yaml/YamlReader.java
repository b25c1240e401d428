package emissaryctl.yaml;

import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Outcome;
import emissaryctl.source.SourceFile;
import emissaryctl.source.Span;
import emissaryctl.work.SideBySide;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/// Reads YAML or JSON text with the meaning that kubectl gives it. Only the parser of the YAML library is used, which
/// makes no objects; its input is limited before and while it is read.
public final class YamlReader {

    private static final int BINARY_PROBE = 8192;
    private static final int LARGE_DOCUMENT = 1 << 20;

    private final SourceFile file;
    private final YamlLimits limits;
    private final KnownDocuments known;
    private final Map<Integer, LoadSettings> settings = new ConcurrentHashMap<>();
    private final List<YamlNode> roots = new ArrayList<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    /// What became of a document, with the number of nodes that it was found to have.
    private record Read(Outcome<List<YamlNode>> outcome, long weight) {}

    private YamlReader(SourceFile file, YamlLimits limits, KnownDocuments known) {
        this.file = file;
        this.limits = limits;
        this.known = known;
    }

    /// Every document of the file that can be read. Empty documents are skipped.
    public static Outcome<List<YamlNode>> read(SourceFile file, YamlLimits limits) {
        return read(file, limits, KnownDocuments.none());
    }

    /// The same where documents with the same text may have been read before; they are remembered for the next time.
    public static Outcome<List<YamlNode>> read(SourceFile file, YamlLimits limits, KnownDocuments known) {
        YamlReader reader = new YamlReader(file, limits, known);
        reader.readAll();
        return new Outcome<>(List.copyOf(reader.roots), reader.diagnostics);
    }

    private void readAll() {
        Span start = Span.startOf(file.name());
        String text = file.text();
        int zero = text.indexOf('\0');
        if (text.length() > limits.fileBytes()) {
            diagnostics.add(YamlProblems.tooLarge(start, limits.fileBytes()));
        } else if (zero >= 0 && zero < BINARY_PROBE) {
            diagnostics.add(YamlProblems.looksBinary(start));
        } else {
            readDocuments(DocumentSplitter.split(text, limits.documents() + 1));
        }
    }

    /// Each document is read as if it were the only one. Only those that come when the file has had most of its nodes
    /// are read again, with what is left of them.
    private void readDocuments(List<DocumentText> documents) {
        List<Diagnostic> found = new ArrayList<>();
        int most = Math.min(documents.size(), limits.documents());
        boolean large = file.text().length() >= SideBySide.MUCH_TEXT;
        List<Read> all = SideBySide.map(documents.subList(0, most), large, each -> read(each, limits.nodes()));
        long left = limits.nodes();
        for (int i = 0; i < most; i++) {
            Read read = all.get(i).weight() > left ? read(documents.get(i), left) : all.get(i);
            roots.addAll(read.outcome().value());
            found.addAll(read.outcome().diagnostics());
            if (!read.outcome().value().isEmpty()) left -= read.weight();
        }
        diagnostics.addAll(LikelyCause.once(found));
        if (most < documents.size()) {
            Positions end = new Positions(file.name(), documents.get(most).firstLine());
            diagnostics.add(YamlProblems.tooManyDocuments(end.point(0, 0), limits.documents()));
        }
    }

    private Read read(DocumentText document, long budget) {
        Optional<KnownDocuments.Known> before = known.find(document, file.name());
        if (before.isPresent() && before.get().weight() <= budget) {
            return new Read(
                    new Outcome<>(List.of(before.get().root()), List.of()),
                    before.get().weight());
        }
        Positions positions = new Positions(file.name(), document.firstLine());
        TreeBuilder builder = new TreeBuilder(positions, limits, budget);
        Outcome<List<YamlNode>> outcome = explained(read(document, positions, builder), document, positions);
        boolean simple = outcome.diagnostics().isEmpty() && outcome.value().size() == 1 && !builder.hasAliases();
        if (simple) known.remember(document, file.name(), outcome.value().getFirst(), builder.weight());
        return new Read(outcome, builder.weight());
    }

    private static Outcome<List<YamlNode>> explained(
            Outcome<List<YamlNode>> outcome, DocumentText document, Positions positions) {
        if (!outcome.value().isEmpty() || outcome.diagnostics().isEmpty()) return outcome;
        return LikelyCause.of(document.text(), outcome.diagnostics().getFirst(), positions)
                .map(YamlReader::refused)
                .orElse(outcome);
    }

    private Outcome<List<YamlNode>> read(DocumentText document, Positions positions, TreeBuilder builder) {
        String text = document.text();
        Optional<Diagnostic> illegal = Characters.illegal(text, positions);
        if (illegal.isPresent()) return refused(illegal.get());
        LoadSettings inOnePiece = settingsFor(text.length() + 2);
        try {
            return builder.build(new ParserImpl(inOnePiece, new StreamReader(inOnePiece, text)));
        } catch (MarkedYamlEngineException failure) {
            return refused(SyntaxProblems.of(failure, positions));
        } catch (YamlEngineException failure) {
            return refused(SyntaxProblems.of(failure, positions.point(0, 0)));
        }
    }

    /// The parser gets a buffer for the whole document: at each refill it copies what it has looked ahead, which takes
    /// minutes for a scalar of some megabytes.
    private LoadSettings settingsFor(int length) {
        int size = length > LARGE_DOCUMENT ? length : 2 * Integer.highestOneBit(length);
        return settings.computeIfAbsent(size, YamlReader::withBuffer);
    }

    private static LoadSettings withBuffer(int size) {
        return LoadSettings.builder()
                .setBufferSize(size)
                .setCodePointLimit(Integer.MAX_VALUE)
                .setParseComments(false)
                .build();
    }

    private static Outcome<List<YamlNode>> refused(Diagnostic problem) {
        return new Outcome<>(List.of(), List.of(problem));
    }
}
