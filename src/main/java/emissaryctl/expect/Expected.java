package emissaryctl.expect;

import emissaryctl.source.Span;
import java.util.Locale;
import java.util.Optional;

/// One thing that is expected of a request. `name` is that of the header where it is about one; without a value the
/// header must be absent.
public record Expected(What what, String name, Optional<String> value, Span place) {

    /// What an expectation is about.
    public enum What {
        MAPPING,
        SERVICE,
        CLUSTER,
        PATH,
        HOST,
        STATUS,
        LOCATION,
        HEADER;

        /// The member of the file.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    String subject() {
        return what == What.HEADER ? "header " + name : what.word();
    }
}
