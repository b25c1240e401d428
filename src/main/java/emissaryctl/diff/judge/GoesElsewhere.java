package emissaryctl.diff.judge;

import emissaryctl.diff.Entry;
import emissaryctl.diff.Judgement;
import emissaryctl.diff.Pairs;
import emissaryctl.diff.Risk;
import emissaryctl.diff.Way;
import emissaryctl.diff.Witness;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/// A request gets to another service than before. That is what one edits a Mapping for; that another Mapping takes it
/// may surprise.
final class GoesElsewhere implements Judge {

    @Override
    public String code() {
        return "EMCD003";
    }

    @Override
    public String name() {
        return "request-goes-elsewhere";
    }

    @Override
    public Stream<Judgement> judge(Entry entry) {
        return entry
                .witness()
                .filter(GoesElsewhere::isElsewhere)
                .map(witness -> judgement(witness, hasLedThere(entry, witness.before())))
                .stream();
    }

    /// A service more or less beside the others is a canary.
    private static boolean isElsewhere(Witness witness) {
        List<String> old = witness.before().targets();
        List<String> now = witness.after().targets();
        return !old.isEmpty() && !now.isEmpty() && !old.containsAll(now) && !now.containsAll(old);
    }

    private static boolean hasLedThere(Entry entry, Way old) {
        return Pairs.routes(entry)
                .anyMatch(route ->
                        route.before().cluster().filter(old.targets()::contains).isPresent());
    }

    /// Envoy does not tell whose a route is; then it counts whether the one that changed took the request before.
    private Judgement judgement(Witness witness, boolean own) {
        Way old = witness.before();
        Way now = witness.after();
        boolean told = !old.resources().isEmpty() && !now.resources().isEmpty();
        boolean taken = told ? Collections.disjoint(old.resources(), now.resources()) : !own;
        String by = told && taken
                ? ", through " + now.resources().getFirst() + " instead of "
                        + old.resources().getFirst()
                : "";
        return say(
                taken ? Risk.HIGH : Risk.MEDIUM,
                "`" + witness.method() + " " + witness.url() + "` goes to " + String.join(", ", now.targets())
                        + " and no longer to " + String.join(", ", old.targets()) + by);
    }
}
