package emissaryctl.coverage;

import emissaryctl.coverage.Treatment.Becomes;
import emissaryctl.coverage.Treatment.Decides;
import emissaryctl.coverage.Treatment.Ignored;
import emissaryctl.coverage.Treatment.Limits;
import emissaryctl.coverage.Treatment.NotApplicable;
import emissaryctl.coverage.Treatment.Refused;
import emissaryctl.coverage.Treatment.SameAs;
import java.util.Arrays;

/// A field of a kind, by its path below the kind's root, and what becomes of it. `note` says what the treatment leaves
/// open; it may be empty.
public record CoveredField(String path, Treatment treatment, String note) {

    static CoveredField becomes(String path, String... envoyFields) {
        return of(
                path, new Becomes(Arrays.stream(envoyFields).map(EnvoyField::of).toList()));
    }

    static CoveredField sameAs(String path, String other) {
        return of(path, new SameAs(other));
    }

    static CoveredField decides(String path, String what) {
        return of(path, new Decides(what));
    }

    static CoveredField limits(String path, String field) {
        return of(path, new Limits(field));
    }

    static CoveredField notApplicable(String path, String reason) {
        return of(path, new NotApplicable(reason));
    }

    static CoveredField ignored(String path, String reason) {
        return of(path, new Ignored(reason));
    }

    static CoveredField refused(String path, String reason) {
        return of(path, new Refused(reason));
    }

    private static CoveredField of(String path, Treatment treatment) {
        return new CoveredField(path, treatment, "");
    }

    CoveredField with(String note) {
        return new CoveredField(path, treatment, note);
    }

    /// The same below `place`, as when a part of one kind is a part of another one, too.
    CoveredField below(String place) {
        Treatment there = treatment instanceof SameAs(String other) ? new SameAs(place + "." + other) : treatment;
        return new CoveredField(place + "." + path, there, note);
    }
}
