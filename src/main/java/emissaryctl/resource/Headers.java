package emissaryctl.resource;

import emissaryctl.yaml.YamlMap;
import emissaryctl.yaml.YamlScalar;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Decodes header edits.
final class Headers {

    private Headers() {}

    static MappingHeaders decode(Fields spec) {
        return new MappingHeaders(
                added(spec, "add_request_headers"),
                added(spec, "add_response_headers"),
                spec.stringOrStrings("remove_request_headers", List::of),
                spec.stringOrStrings("remove_response_headers", List::of),
                spec.bool("add_linkerd_headers"));
    }

    /// Headers by name, each a text or `{value, append}`; appended unless it says otherwise.
    static Optional<SequencedMap<String, AddedHeader>> added(Fields spec, String key) {
        if (spec.fields(key).isEmpty()) return Optional.empty();
        Fields headers = spec.nested(key);
        SequencedMap<String, AddedHeader> added = new LinkedHashMap<>();
        for (YamlMap.Entry entry : headers.map().entries()) {
            switch (entry.value()) {
                case YamlScalar scalar when scalar.isNull() -> {}
                case YamlScalar scalar -> added.put(entry.key(), new AddedHeader(scalar.text(), true));
                default -> {
                    Fields header = headers.nested(entry.key());
                    if (!header.has("value"))
                        header.report(ResourceProblems.headerWithoutValue(entry.key(), header.span()));
                    header.text("value")
                            .ifPresent(value -> added.put(
                                    entry.key(),
                                    new AddedHeader(value, header.bool("append").orElse(true))));
                }
            }
        }
        return Optional.of(Collections.unmodifiableSequencedMap(added));
    }
}
