package emissaryctl.diff.judge;

import emissaryctl.diff.Entry;
import emissaryctl.diff.Judgement;
import emissaryctl.diff.Risk;
import java.util.stream.Stream;

/// One question about changes. What it says of requests, a witness has shown.
public interface Judge {

    /// Such as `EMCD001`; never used again for another question.
    String code();

    /// The readable name, such as `route-removed`.
    String name();

    Stream<Judgement> judge(Entry entry);

    default Judgement say(Risk risk, String message) {
        return new Judgement(code(), name(), risk, message);
    }
}
