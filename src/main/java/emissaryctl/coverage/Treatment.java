package emissaryctl.coverage;

import java.util.List;

/// What becomes of a field.
public sealed interface Treatment {

    /// Its value stands in these fields of Envoy's messages, or decides what stands in them.
    record Becomes(List<EnvoyField> fields) implements Treatment {
        public Becomes {
            fields = List.copyOf(fields);
            if (fields.isEmpty()) throw new IllegalArgumentException("a field becomes nothing");
        }
    }

    /// It means what another field of the kind means, which newer versions have in its place.
    record SameAs(String path) implements Treatment {}

    /// It stands in the configuration of the rate-limit server, as this field.
    record Limits(String field) implements Treatment {}

    /// It decides which resources are used, and for what, rather than any single field.
    record Decides(String what) implements Treatment {}

    /// It is for something that a configuration made without a cluster has no part in.
    record NotApplicable(String reason) implements Treatment {}

    /// Emissary does nothing with it either.
    record Ignored(String reason) implements Treatment {}

    /// It is an error.
    record Refused(String reason) implements Treatment {}
}
