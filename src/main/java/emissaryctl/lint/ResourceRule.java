package emissaryctl.lint;

import emissaryctl.diag.Diagnostic;
import emissaryctl.resource.Resource;
import java.util.function.Consumer;

/// A rule about each resource of one kind.
public interface ResourceRule<R extends Resource> extends Rule {

    Class<R> kind();

    void check(R resource, Model model, Consumer<Diagnostic> found);

    @Override
    default void check(Model model, Consumer<Diagnostic> found) {
        for (R resource : model.all(kind())) check(resource, model, found);
    }
}
