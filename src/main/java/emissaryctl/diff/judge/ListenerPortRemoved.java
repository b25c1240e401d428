package emissaryctl.diff.judge;

import emissaryctl.diff.Difference.Kind;
import emissaryctl.diff.Entry;
import emissaryctl.diff.Judgement;
import emissaryctl.diff.Risk;
import emissaryctl.diff.tree.Layer;
import java.util.stream.Stream;

/// Nothing listens on a port any more.
final class ListenerPortRemoved implements Judge {

    @Override
    public String code() {
        return "EMCD013";
    }

    @Override
    public String name() {
        return "listener-port-removed";
    }

    @Override
    public Stream<Judgement> judge(Entry entry) {
        return entry.differences().stream()
                .filter(each -> each.layer() == Layer.LISTENER && each.kind() == Kind.REMOVED)
                .map(each ->
                        say(Risk.HIGH, "nothing listens on " + each.subject().label() + " any more"));
    }
}
