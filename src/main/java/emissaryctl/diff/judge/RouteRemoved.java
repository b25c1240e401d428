package emissaryctl.diff.judge;

import emissaryctl.diff.Entry;
import emissaryctl.diff.Judgement;
import emissaryctl.diff.Risk;
import emissaryctl.diff.Witness;
import java.util.stream.Stream;

/// Requests that got somewhere find nothing.
final class RouteRemoved implements Judge {

    @Override
    public String code() {
        return "EMCD001";
    }

    @Override
    public String name() {
        return "route-removed";
    }

    @Override
    public Stream<Judgement> judge(Entry entry) {
        return entry.witness().filter(Witness::isLoss).map(this::judgement).stream();
    }

    private Judgement judgement(Witness witness) {
        return say(
                Risk.HIGH,
                "`" + witness.method() + " " + witness.url() + "` used to be answered and now gets "
                        + witness.after().words());
    }
}
