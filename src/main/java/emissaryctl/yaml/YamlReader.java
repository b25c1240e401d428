package emissaryctl.yaml;

import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Outcome;
import emissaryctl.source.SourceFile;
import emissaryctl.source.Span;
import java.util.ArrayList;
import java.util.List;
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

    private YamlReader() {}

    /// Every document of the file that can be read. Empty documents are skipped.
    public static Outcome<List<YamlNode>> read(SourceFile file, YamlLimits limits) {
        Span start = Span.startOf(file.name());
        String text = file.text();
        if (text.length() > limits.fileBytes()) return refused(YamlProblems.tooLarge(start, limits.fileBytes()));
        int zero = text.indexOf('\0');
        if (zero >= 0 && zero < BINARY_PROBE) return refused(YamlProblems.looksBinary(start));
        List<DocumentText> documents = DocumentSplitter.split(text, limits.documents() + 1);
        List<YamlNode> roots = new ArrayList<>();
        List<Diagnostic> diagnostics = new ArrayList<>();
        long weight = 0;
        for (DocumentText document : documents.subList(0, Math.min(documents.size(), limits.documents()))) {
            Positions positions = new Positions(file.name(), document.firstLine());
            TreeBuilder builder = new TreeBuilder(positions, limits, limits.nodes() - weight);
            Outcome<List<YamlNode>> read = read(document, positions, builder);
            roots.addAll(read.value());
            diagnostics.addAll(read.diagnostics());
            if (!read.value().isEmpty()) weight += builder.weight();
        }
        if (documents.size() > limits.documents()) {
            Span place = new Positions(file.name(), documents.getLast().firstLine()).point(0, 0);
            diagnostics.add(YamlProblems.tooManyDocuments(place, limits.documents()));
        }
        return new Outcome<>(List.copyOf(roots), diagnostics);
    }

    private static Outcome<List<YamlNode>> read(DocumentText document, Positions positions, TreeBuilder builder) {
        Optional<Diagnostic> illegal = Characters.illegal(document.text(), positions);
        if (illegal.isPresent()) return refused(illegal.get());
        LoadSettings settings = settings(document.text().length());
        try {
            return builder.build(new ParserImpl(settings, new StreamReader(settings, document.text())));
        } catch (MarkedYamlEngineException failure) {
            return refused(SyntaxProblems.of(failure, positions));
        } catch (YamlEngineException failure) {
            return refused(SyntaxProblems.of(failure, positions.point(0, 0)));
        }
    }

    /// The parser takes the document in one piece: it copies what it has looked ahead at each refill, which takes
    /// minutes
    /// for a scalar of some megabytes.
    private static LoadSettings settings(int length) {
        return LoadSettings.builder()
                .setBufferSize(length + 2)
                .setCodePointLimit(Integer.MAX_VALUE)
                .setParseComments(false)
                .build();
    }

    private static Outcome<List<YamlNode>> refused(Diagnostic problem) {
        return new Outcome<>(List.of(), List.of(problem));
    }
}
