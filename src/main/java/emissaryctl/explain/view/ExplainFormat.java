package emissaryctl.explain.view;

import emissaryctl.explain.Trace;
import emissaryctl.explain.WhyNot;
import emissaryctl.report.Palette;
import java.util.List;
import java.util.Optional;

/// A format for what happens to requests.
public enum ExplainFormat {

    /// For people.
    TEXT {
        @Override
        public String format(Trace trace, Palette palette, boolean all) {
            return new TraceText(palette, all).format(trace);
        }

        @Override
        public String format(WhyNot why, Optional<Trace> trace, Palette palette) {
            return new WhyNotText(palette).format(why);
        }
    },

    /// For programs, which get everything.
    JSON {
        @Override
        public String format(Trace trace, Palette palette, boolean all) {
            return TraceJson.format(trace);
        }

        @Override
        public String format(WhyNot why, Optional<Trace> trace, Palette palette) {
            return WhyNotJson.format(why, trace);
        }
    };

    /// The words on the command line.
    public static final List<String> WORDS = List.of("text", "json");

    /// The format of this word.
    public static Optional<ExplainFormat> named(String word) {
        int at = WORDS.indexOf(word);
        return at < 0 ? Optional.empty() : Optional.of(values()[at]);
    }

    /// What happens to a request.
    ///
    /// @param all show every route that was looked at, not only those with the right path
    public abstract String format(Trace trace, Palette palette, boolean all);

    /// Why a resource does not get the request, if there is one, or any.
    public abstract String format(WhyNot why, Optional<Trace> trace, Palette palette);
}
