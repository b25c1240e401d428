package emissaryctl.assemble;

import emissaryctl.gateway.HeaderAddition;
import emissaryctl.resource.AddedHeader;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;

/// Headers to add.
final class HeaderRules {

    private HeaderRules() {}

    static List<HeaderAddition> additions(SequencedMap<String, AddedHeader> written) {
        List<HeaderAddition> additions = new ArrayList<>();
        written.forEach((name, header) -> additions.add(new HeaderAddition(name, header.value(), header.append())));
        return additions;
    }
}
