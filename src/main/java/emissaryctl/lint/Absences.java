package emissaryctl.lint;

import emissaryctl.diag.Diagnostic;
import emissaryctl.resource.TlsContext;
import emissaryctl.source.ResourceRef;
import java.util.Optional;

/// What the compiler misses in the input, as far as that is a fault of the input: it may lie elsewhere, or be there and
/// have its own finding.
final class Absences {

    private final Model model;

    Absences(Model model) {
        this.model = model;
    }

    /// Whether it is known, or said in the finding of another resource, where the thing is that is missed.
    boolean isAccountedFor(Diagnostic finding) {
        Optional<ResourceRef> absent = finding.absent();
        if (absent.isEmpty()) return false;
        ResourceRef ref = absent.get();
        return switch (ref.kind()) {
            case "Secret" -> model.settings().isExternalSecret(ref.namespace(), ref.name());
            case "TLSContext" -> isWritten(ref);
            default -> false;
        };
    }

    /// A TLSContext that is there and cannot be used. Namespaces do not keep a Mapping from one.
    private boolean isWritten(ResourceRef ref) {
        return model.rejects(ref)
                || model.all(TlsContext.class).stream()
                        .anyMatch(context -> context.name().equals(ref.name()));
    }

    /// What must be in the input for a finding of the compiler to be true.
    static Needs needs(Diagnostic finding) {
        return finding.absent()
                .map(ref -> ref.kind().equals("Secret") ? Needs.SECRETS : Needs.WHOLE_SET)
                .orElseGet(() -> CompilerNeeds.of(finding.code()));
    }
}
