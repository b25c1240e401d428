package emissaryctl.assemble.text;

import emissaryctl.resource.Resource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// The names by which Emissary knows resources of one kind: the first of a name keeps it, later ones from other
/// namespaces become `<name>.<namespace>`. These names show in listener and filter-chain names.
public final class EffectiveNames {

    private EffectiveNames() {}

    /// The resources by effective name, in order.
    public static <R extends Resource> SequencedMap<String, R> of(List<R> resources) {
        SequencedMap<String, R> named = new LinkedHashMap<>();
        for (R resource : resources) {
            String name = resource.name();
            named.put(named.containsKey(name) ? name + "." + resource.namespace() : name, resource);
        }
        return named;
    }
}
