package emissaryctl.lint.capacity;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.lint.MappingRule;
import emissaryctl.lint.Model;
import emissaryctl.resource.AmbassadorModule;
import emissaryctl.resource.Mapping;
import java.util.function.Consumer;

/// Without circuit breakers a cluster has 1,024 connections and requests, and three retries.
final class DefaultCircuitBreakers implements MappingRule {

    @Override
    public Code code() {
        return Code.DEFAULT_CIRCUIT_BREAKERS;
    }

    @Override
    public boolean optional() {
        return true;
    }

    @Override
    public void check(Mapping mapping, Model model, Consumer<Diagnostic> found) {
        boolean silent = mapping.upstream().circuitBreakers().isEmpty()
                && !mapping.redirect().hostRedirect();
        boolean standard = model.all(AmbassadorModule.class).stream()
                .anyMatch(m -> m.defaults().policies().circuitBreakers().isPresent());
        if (!silent || standard) return;
        found.accept(Diagnostic.info(
                        code(),
                        mapping.metadata().at("service"),
                        "more than 1,024 requests to `" + mapping.service()
                                + "` at once get 503 from Envoy itself, and so do more than" + " 3 retries")
                .withHelp("set `circuit_breakers` here, or once in Module `ambassador`"));
    }
}
