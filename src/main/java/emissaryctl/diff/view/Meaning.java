package emissaryctl.diff.view;

import emissaryctl.diff.Entry;
import emissaryctl.diff.Judgement;
import emissaryctl.diff.Risk;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A judgement as people are told it: of many alike, as when a setting of the Module changes every route, some speak
/// for the rest.
record Meaning(Risk risk, String code, String name, String message) {

    private static final int SHOWN = 3;

    private record Key(Risk risk, String code) {}

    static List<Meaning> of(Entry entry) {
        Map<Key, List<Judgement>> alike = new LinkedHashMap<>();
        for (Judgement each : entry.judgements()) {
            alike.computeIfAbsent(new Key(each.risk(), each.code()), _ -> new ArrayList<>())
                    .add(each);
        }
        List<Meaning> meanings = new ArrayList<>();
        for (List<Judgement> group : alike.values()) {
            // One more line takes no less room than saying so.
            int shown = group.size() > SHOWN + 1 ? SHOWN : group.size();
            group.stream().limit(shown).forEach(each -> meanings.add(of(each, each.message())));
            int more = group.size() - shown;
            if (more > 0) meanings.add(of(group.getFirst(), "and " + more + " more like these"));
        }
        return meanings;
    }

    private static Meaning of(Judgement judgement, String message) {
        return new Meaning(judgement.risk(), judgement.code(), judgement.name(), message);
    }
}
