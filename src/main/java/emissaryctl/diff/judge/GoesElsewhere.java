package emissaryctl.diff.judge;

import emissaryctl.diff.Entry;
import emissaryctl.diff.Judgement;
import emissaryctl.diff.Risk;
import emissaryctl.diff.Way;
import emissaryctl.diff.Witness;
import emissaryctl.source.ResourceRef;
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
        return entry.witness().filter(GoesElsewhere::isElsewhere).map(this::judgement).stream();
    }

    /// A service more or less beside the others is a canary.
    private static boolean isElsewhere(Witness witness) {
        List<String> old = witness.before().targets();
        List<String> now = witness.after().targets();
        return !old.isEmpty() && !now.isEmpty() && !old.containsAll(now) && !now.containsAll(old);
    }

    private Judgement judgement(Witness witness) {
        Way old = witness.before();
        Way now = witness.after();
        boolean taken = Collections.disjoint(old.resources(), now.resources());
        String by = taken && !now.resources().isEmpty()
                ? ", through " + now.resources().getFirst() + " instead of " + names(old.resources())
                : "";
        return say(
                taken ? Risk.HIGH : Risk.MEDIUM,
                "`" + witness.method() + " " + witness.url() + "` goes to " + String.join(", ", now.targets())
                        + " and no more to " + String.join(", ", old.targets()) + by);
    }

    private static String names(List<ResourceRef> resources) {
        return resources.isEmpty() ? "none" : resources.getFirst().toString();
    }
}
