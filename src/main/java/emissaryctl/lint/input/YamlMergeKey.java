package emissaryctl.lint.input;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.lint.Model;
import emissaryctl.lint.Rule;
import emissaryctl.source.SourceFile;
import emissaryctl.source.Span;
import java.util.List;
import java.util.function.Consumer;

/// `<<`, which YAML 1.2 does not have.
final class YamlMergeKey implements Rule {

    @Override
    public Code code() {
        return Code.YAML_MERGE_KEY;
    }

    @Override
    public boolean optional() {
        return true;
    }

    @Override
    public void check(Model model, Consumer<Diagnostic> found) {
        for (SourceFile file : model.files()) {
            List<String> lines =
                    file.text().contains("<<:") ? file.text().lines().toList() : List.of();
            for (int i = 0; i < lines.size(); i++) {
                String plain = lines.get(i).stripLeading();
                if (!plain.startsWith("<<:") && !plain.startsWith("- <<:")) continue;
                int column = lines.get(i).indexOf("<<:") + 1;
                found.accept(Diagnostic.info(
                                code(),
                                new Span(file.name(), i + 1, column, i + 1, column + 2),
                                "merge keys are YAML 1.1; kubectl expands them, parsers of YAML 1.2 do not")
                        .withHelp("write the fields out"));
            }
        }
    }
}
