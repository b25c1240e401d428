package emissaryctl.pipeline;

import emissaryctl.assemble.AssembleOptions;
import emissaryctl.assemble.GatewayAssembler;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Outcome;
import emissaryctl.gateway.Gateway;
import emissaryctl.resource.ReadOptions;
import emissaryctl.resource.ReadResult;
import emissaryctl.resource.ResourceReader;
import emissaryctl.schema.SchemaCatalogue;
import emissaryctl.schema.SchemaValidator;
import emissaryctl.source.SourceFile;
import emissaryctl.yaml.YamlLimits;
import emissaryctl.yaml.YamlNode;
import emissaryctl.yaml.YamlReader;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/// The stages one after another.
public final class Pipeline {

    private Pipeline() {}

    /// Loads and reads what `paths` name; `-` is `stdin`. The diagnostics cover everything from unreadable files to
    /// resources that break their schema.
    public static Outcome<Loaded> load(List<String> paths, InputStream stdin, ReadOptions options) {
        Outcome<List<SourceFile>> files = SourceLoader.load(paths, stdin, YamlLimits.DEFAULT);
        List<Diagnostic> found = new ArrayList<>(files.diagnostics());
        List<YamlNode> documents = new ArrayList<>();
        for (SourceFile file : files.value()) {
            Outcome<List<YamlNode>> read = YamlReader.read(file, YamlLimits.DEFAULT);
            documents.addAll(read.value());
            found.addAll(read.diagnostics());
        }
        Loaded.SecretPlaces secrets = SecretFinder.find(files.value(), documents, found);
        SchemaValidator validator = new SchemaValidator(new SchemaCatalogue());
        Outcome<ReadResult> result =
                ResourceReader.read(documents, options, validator::validate, new AnnotationReader(files.value()));
        found.addAll(result.diagnostics());
        ReadResult read = result.value();
        boolean silent = found.stream().noneMatch(Diagnostic::isError);
        if (silent && read.set().resources().isEmpty() && !files.value().isEmpty()) {
            found.add(SourceProblems.nothingToCompile(files.value().getFirst().name(), read.otherInstances()));
        }
        return new Outcome<>(
                new Loaded(files.value(), read.set(), read.passedOver(), read.otherInstances(), secrets), found);
    }

    /// The gateway that loaded resources mean.
    public static Outcome<Gateway> assemble(Loaded loaded, AssembleOptions options) {
        return GatewayAssembler.assemble(loaded.resources(), options);
    }
}
