package emissaryctl.diff.view;

import emissaryctl.diff.Comparison;

/// One way to show a comparison.
public interface DiffFormat {

    /// What users call it.
    String name();

    String format(Comparison comparison);
}
