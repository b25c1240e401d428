package emissaryctl.lint;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import java.util.function.Consumer;

/// Looks for one fault. Rules hold no state and know nothing of each other. What reading and compiling report already
/// is not reported again.
public interface Rule {

    /// The only code that the rule gives its findings.
    Code code();

    /// What the rule needs to see before it may speak.
    default Needs needs() {
        return Needs.NOTHING;
    }

    /// Whether the rule speaks only when it is asked for by name, or in profile `strict`.
    default boolean optional() {
        return false;
    }

    void check(Model model, Consumer<Diagnostic> found);
}
