package emissaryctl.pipeline;

import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Outcome;
import emissaryctl.resource.GivenProviders;
import emissaryctl.resource.OidcProvider;
import emissaryctl.resource.OidcReader;
import emissaryctl.source.SourceFile;
import emissaryctl.yaml.YamlLimits;
import emissaryctl.yaml.YamlNode;
import emissaryctl.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The files of `--oidc-discovery`: their texts, and what they say.
record ProviderFiles(List<SourceFile> texts, GivenProviders providers) {

    static Outcome<ProviderFiles> read(List<String> names) {
        List<SourceFile> texts = new ArrayList<>();
        List<OidcProvider> providers = new ArrayList<>();
        List<Diagnostic> found = new ArrayList<>();
        for (String name : names) {
            Outcome<List<SourceFile>> loaded = SingleFile.load(name, "--oidc-discovery");
            found.addAll(loaded.diagnostics());
            for (SourceFile file : loaded.value()) {
                texts.add(file);
                Outcome<Optional<OidcProvider>> provider = read(file);
                found.addAll(provider.diagnostics());
                provider.value().ifPresent(providers::add);
            }
        }
        return new Outcome<>(new ProviderFiles(texts, new GivenProviders(providers, found.isEmpty())), found);
    }

    private static Outcome<Optional<OidcProvider>> read(SourceFile file) {
        Outcome<List<YamlNode>> documents = YamlReader.read(file, YamlLimits.DEFAULT);
        return documents.diagnostics().isEmpty()
                ? OidcReader.read(file.name(), documents.value())
                : new Outcome<>(Optional.empty(), documents.diagnostics());
    }
}
