package emissaryctl.assemble.text;

import emissaryctl.gateway.HeaderAddition;
import emissaryctl.resource.AddedHeader;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;

/// Headers to add.
public final class HeaderRules {

    private HeaderRules() {}

    /// As they were written, in that order.
    public static List<HeaderAddition> additions(SequencedMap<String, AddedHeader> written) {
        List<HeaderAddition> additions = new ArrayList<>();
        written.forEach((name, header) -> additions.add(new HeaderAddition(name, header.value(), header.append())));
        return additions;
    }
}
