package emissaryctl.diff.judge;

import emissaryctl.diff.Entry;
import emissaryctl.diff.Judgement;
import emissaryctl.diff.Risk;
import emissaryctl.diff.Shadow;
import emissaryctl.source.Origin;
import java.util.stream.Stream;

/// A route that is still there gets no request any more.
final class RouteShadowed implements Judge {

    @Override
    public String code() {
        return "EMCD002";
    }

    @Override
    public String name() {
        return "route-shadowed";
    }

    @Override
    public Stream<Judgement> judge(Entry entry) {
        return entry.shadows().stream().map(this::judgement);
    }

    private Judgement judgement(Shadow shadow) {
        String whose =
                shadow.origin().map(Origin::resource).map(ref -> " of " + ref).orElse("");
        return say(
                Risk.HIGH,
                "the route `" + shadow.route() + "`" + whose + " gets no request any more: `" + shadow.by()
                        + "` comes before it, such as for `" + shadow.witness().method() + " "
                        + shadow.witness().url() + "`");
    }
}
