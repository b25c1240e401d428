package emissaryctl.resource;

import java.util.Optional;
import java.util.SequencedMap;

/// `regex_max_size` and `runtime_flags` (values as canonical JSON text).
public record ModuleRuntime(Optional<Integer> regexMaxSize, SequencedMap<String, String> flags) {}
