package emissaryctl.lint.input;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Fix;
import emissaryctl.lint.KubernetesObject;
import emissaryctl.lint.Model;
import emissaryctl.lint.Rule;
import emissaryctl.source.SourceFile;
import emissaryctl.source.SourceLines;
import emissaryctl.source.Span;
import emissaryctl.yaml.YamlEdits;
import emissaryctl.yaml.YamlList;
import emissaryctl.yaml.YamlMap;
import emissaryctl.yaml.YamlNode;
import emissaryctl.yaml.YamlScalar;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Words and numbers that YAML 1.1 reads otherwise than they look: `yes`, `0777`, `1_000`.
final class YamlAmbiguity implements Rule {

    @Override
    public Code code() {
        return Code.YAML_AMBIGUITY;
    }

    @Override
    public void check(Model model, Consumer<Diagnostic> found) {
        Map<String, SourceLines> lines = new HashMap<>();
        for (SourceFile file : model.files()) lines.put(file.name(), new SourceLines(file.text()));
        for (KubernetesObject object : model.objects()) {
            if (object.isEmissary()) check(object.map(), lines, found);
        }
    }

    private void check(YamlNode node, Map<String, SourceLines> lines, Consumer<Diagnostic> found) {
        switch (node) {
            case YamlMap map -> map.entries().forEach(entry -> check(entry.value(), lines, found));
            case YamlList list -> list.items().forEach(item -> check(item, lines, found));
            case YamlScalar scalar -> check(scalar, lines, found);
        }
    }

    private void check(YamlScalar scalar, Map<String, SourceLines> lines, Consumer<Diagnostic> found) {
        boolean number = scalar.type() == YamlScalar.Type.INTEGER;
        if (!number && scalar.type() != YamlScalar.Type.BOOLEAN) return;
        SourceLines text = lines.get(scalar.span().file());
        String written = text == null ? "" : written(scalar.span(), text);
        boolean plain =
                written.isEmpty() || written.equalsIgnoreCase(scalar.text()) || written.equals("+" + scalar.text());
        if (plain || written.startsWith("!") || written.startsWith("&") || written.startsWith("0x")) return;
        found.accept(Diagnostic.warning(
                        code(),
                        scalar.span(),
                        "`" + written + "` means " + (number ? "the number " : "") + scalar.text()
                                + " to kubectl, and other YAML" + " parsers read it otherwise")
                .withHelp("write `" + scalar.text() + "`, or quotes around it for a string")
                .withFix(Optional.of(
                        Fix.safe("write `" + scalar.text() + "`", YamlEdits.replace(scalar, scalar.text())))));
    }

    private static String written(Span span, SourceLines lines) {
        if (span.startLine() != span.endLine()) return "";
        String line = lines.line(span.startLine());
        int length = line.codePointCount(0, line.length());
        if (span.endColumn() - 1 > length) return "";
        return line.substring(
                line.offsetByCodePoints(0, span.startColumn() - 1), line.offsetByCodePoints(0, span.endColumn() - 1));
    }
}
