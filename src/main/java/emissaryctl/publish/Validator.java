package emissaryctl.publish;

import emissaryctl.diag.Diagnostic;
import emissaryctl.xds.Snapshot;
import java.util.List;
import java.util.Optional;

/// Somebody who can tell beforehand whether Envoy would take a configuration.
@FunctionalInterface
public interface Validator {

    /// What there is to say against a configuration; nothing at all when nobody can be asked.
    Optional<List<Diagnostic>> validate(Snapshot snapshot);

    /// Nobody can be asked.
    Validator NOBODY = _ -> Optional.empty();
}
