package emissaryctl.resource;

import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Header edits. A value that is present, even an empty one, keeps the Module's default away.
public record MappingHeaders(
        Optional<SequencedMap<String, AddedHeader>> addRequest,
        Optional<SequencedMap<String, AddedHeader>> addResponse,
        Optional<List<String>> removeRequest,
        Optional<List<String>> removeResponse,
        Optional<Boolean> addLinkerd) {}
