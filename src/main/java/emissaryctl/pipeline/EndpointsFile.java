package emissaryctl.pipeline;

import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Outcome;
import emissaryctl.resource.DocumentValidator;
import emissaryctl.resource.EndpointsReader;
import emissaryctl.resource.GivenEndpoints;
import emissaryctl.source.SourceFile;
import emissaryctl.yaml.YamlLimits;
import emissaryctl.yaml.YamlNode;
import emissaryctl.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The file of `--endpoints`: its text and documents, where it can be read, and what they say.
record EndpointsFile(List<SourceFile> texts, List<YamlNode> documents, GivenEndpoints endpoints) {

    private static final EndpointsFile ABSENT = new EndpointsFile(List.of(), List.of(), GivenEndpoints.NONE);
    private static final EndpointsFile UNREADABLE = new EndpointsFile(List.of(), List.of(), GivenEndpoints.UNREADABLE);

    static Outcome<EndpointsFile> read(Optional<String> name, DocumentValidator validator) {
        return name.map(given -> read(given, validator)).orElse(Outcome.of(ABSENT));
    }

    private static Outcome<EndpointsFile> read(String name, DocumentValidator validator) {
        Outcome<List<SourceFile>> loaded = SingleFile.load(name, "--endpoints");
        return loaded.then(files -> files.isEmpty() ? Outcome.of(UNREADABLE) : read(files.getFirst(), validator));
    }

    private static Outcome<EndpointsFile> read(SourceFile file, DocumentValidator validator) {
        Outcome<List<YamlNode>> documents = YamlReader.read(file, YamlLimits.DEFAULT);
        List<Diagnostic> found = new ArrayList<>(documents.diagnostics());
        if (!found.isEmpty()) {
            EndpointsFile broken = new EndpointsFile(List.of(file), documents.value(), GivenEndpoints.UNREADABLE);
            return new Outcome<>(broken, found);
        }
        Outcome<GivenEndpoints> read = EndpointsReader.read(file.name(), documents.value(), validator);
        return new Outcome<>(new EndpointsFile(List.of(file), documents.value(), read.value()), read.diagnostics());
    }
}
