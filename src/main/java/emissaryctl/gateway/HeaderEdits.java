package emissaryctl.gateway;

import java.util.List;

/// Changes to the headers of request and response.
public record HeaderEdits(
        List<HeaderAddition> addRequest,
        List<HeaderAddition> addResponse,
        List<String> removeRequest,
        List<String> removeResponse) {

    public static final HeaderEdits NONE = new HeaderEdits(List.of(), List.of(), List.of(), List.of());

    public HeaderEdits {
        addRequest = List.copyOf(addRequest);
        addResponse = List.copyOf(addResponse);
        removeRequest = List.copyOf(removeRequest);
        removeResponse = List.copyOf(removeResponse);
    }
}
