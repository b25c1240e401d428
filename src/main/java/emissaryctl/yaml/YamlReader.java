package emissaryctl.yaml;

import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Outcome;
import emissaryctl.source.SourceFile;
import emissaryctl.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final Map<Integer, LoadSettings> settings = new HashMap<>();
    private final List<YamlNode> roots = new ArrayList<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    private YamlReader(SourceFile file, YamlLimits limits) {
        this.file = file;
        this.limits = limits;
    }

    /// Every document of the file that can be read. Empty documents are skipped.
    public static Outcome<List<YamlNode>> read(SourceFile file, YamlLimits limits) {
        YamlReader reader = new YamlReader(file, limits);
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

    private void readDocuments(List<DocumentText> documents) {
        long weight = 0;
        int number = 0;
        for (DocumentText document : documents) {
            Positions positions = new Positions(file.name(), document.firstLine());
            if (number++ == limits.documents()) {
                diagnostics.add(YamlProblems.tooManyDocuments(positions.point(0, 0), limits.documents()));
                break;
            }
            TreeBuilder builder = new TreeBuilder(positions, limits, limits.nodes() - weight);
            Outcome<List<YamlNode>> read = read(document, positions, builder);
            roots.addAll(read.value());
            diagnostics.addAll(read.diagnostics());
            if (!read.value().isEmpty()) weight += builder.weight();
        }
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
