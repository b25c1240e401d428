package emissaryctl.resource;

import java.util.Optional;
import java.util.SortedMap;

/// `error_response_overrides[]`: what to answer instead of an error status. Of the four bodies at most one is present.
public record ErrorResponseOverride(
        int onStatusCode,
        Optional<String> contentType,
        Optional<String> textFormat,
        SortedMap<String, String> jsonFormat,
        Optional<String> textFormatSourceFile) {}
