package emissaryctl.pipeline;

import emissaryctl.resource.GivenFacts;
import emissaryctl.resource.ResourceSet;
import emissaryctl.source.SourceFile;
import emissaryctl.source.Span;
import emissaryctl.yaml.YamlNode;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What was read: the texts, their documents, the resources in them, what files beside them say, how
/// many objects of other kinds were passed over, how many belong to other Emissary instances, and where secrets stand.
public record Loaded(
        List<SourceFile> files,
        List<YamlNode> documents,
        ResourceSet resources,
        Given given,
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

    /// What files of their own say, and the texts of these files.
    public record Given(List<SourceFile> texts, GivenFacts facts) {
        public Given {
            texts = List.copyOf(texts);
        }
    }

    public Loaded {
        files = List.copyOf(files);
        documents = List.copyOf(documents);
        passedOver = Collections.unmodifiableSortedMap(new TreeMap<>(passedOver));
    }

    /// All texts that findings may point at.
    public List<SourceFile> texts() {
        return Stream.concat(files.stream(), given.texts().stream()).toList();
    }
}
