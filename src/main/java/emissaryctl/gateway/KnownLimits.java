package emissaryctl.gateway;

import emissaryctl.source.Origin;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The limits of the rate-limit server, as far as resources say them. Of those that fit the first counts. When none
/// were `given`, nothing is known of the server.
public record KnownLimits(boolean given, List<Limit> limits) {

    public static final KnownLimits NONE = new KnownLimits(false, List.of());

    public KnownLimits {
        limits = List.copyOf(limits);
    }

    /// So many requests in each unit of time with labels that begin so; those beyond are only counted when it is a
    /// `shadow`.
    public record Limit(Origin origin, String domain, List<Label> labels, int rate, String unit, boolean shadow) {
        public Limit {
            labels = List.copyOf(labels);
        }

        /// Whether it is for requests with the labels `sent`, of which those without a value may have any.
        public Fit fit(List<Label> sent) {
            if (labels.size() > sent.size()) return Fit.NO;
            Fit fit = Fit.YES;
            for (int i = 0; i < labels.size(); i++) {
                Label wanted = labels.get(i);
                Label is = sent.get(i);
                if (!wanted.key().equals(is.key())) return Fit.NO;
                if (wanted.value().isEmpty() || wanted.value().equals(is.value())) continue;
                if (is.value().isPresent()) return Fit.NO;
                fit = Fit.PERHAPS;
            }
            return fit;
        }
    }

    /// Whether a limit is for some labels.
    public enum Fit {
        YES,
        PERHAPS,
        NO
    }

    /// A label, with any value when there is none.
    public record Label(String key, Optional<String> value) {
        @Override
        public String toString() {
            return value.map(text -> key + "=" + text).orElse(key);
        }
    }

    /// Labels as they are written in texts.
    public static String words(List<Label> labels) {
        return labels.stream().map(Label::toString).collect(Collectors.joining(", "));
    }

    /// Those that count where Envoy asks about this domain.
    public KnownLimits of(String domain) {
        return new KnownLimits(
                given,
                limits.stream().filter(limit -> limit.domain().equals(domain)).toList());
    }

    /// The one that counts for labels like these. Where they have no value, it is one that no limit names.
    public Optional<Limit> counting(String domain, List<Label> labels) {
        return limits.stream()
                .filter(limit -> limit.domain().equals(domain) && limit.fit(labels) == Fit.YES)
                .findFirst();
    }
}
