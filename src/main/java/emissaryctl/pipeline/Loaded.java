package emissaryctl.pipeline;

import emissaryctl.resource.ResourceSet;
import emissaryctl.source.SourceFile;
import emissaryctl.source.Span;
import emissaryctl.yaml.YamlNode;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// What was read: the texts, their documents, the resources in them, how many objects of other kinds were passed over,
/// how many belong
/// to other Emissary instances, and where secrets stand.
public record Loaded(
        List<SourceFile> files,
        List<YamlNode> documents,
        ResourceSet resources,
        SortedMap<String, Integer> passedOver,
        int otherInstances,
        SecretPlaces secrets) {

    /// Places of secret values, and files with secrets that could not be read well enough to know the places.
    public record SecretPlaces(List<Span> spans, Set<String> files) {
        public SecretPlaces {
            spans = List.copyOf(spans);
            files = Set.copyOf(files);
        }
    }

    public Loaded {
        files = List.copyOf(files);
        documents = List.copyOf(documents);
        passedOver = Collections.unmodifiableSortedMap(new TreeMap<>(passedOver));
    }
}
