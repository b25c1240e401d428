package emissaryctl.lint.ratelimit;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Effect;
import emissaryctl.diag.Fix;
import emissaryctl.lint.MappingRule;
import emissaryctl.lint.Model;
import emissaryctl.resource.Mapping;
import emissaryctl.resource.RateLimitService;
import emissaryctl.yaml.YamlEdits;
import emissaryctl.yaml.YamlMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Labels of a domain that the RateLimitService is not asked about. An instance has one domain.
final class RateLimitDomainMismatch implements MappingRule {

    @Override
    public Code code() {
        return Code.RATELIMIT_DOMAIN_MISMATCH;
    }

    @Override
    public void check(Mapping mapping, Model model, Consumer<Diagnostic> found) {
        List<RateLimitService> services = model.all(RateLimitService.class);
        if (services.size() != 1) return;
        String domain = services.getFirst().domain().orElse("ambassador");
        for (String written : mapping.policy().labels().keySet()) {
            if (written.equals(domain)) continue;
            Optional<YamlMap.Entry> entry =
                    mapping.metadata().places().written().map("labels").flatMap(labels -> labels.entry(written));
            boolean alone = mapping.policy().labels().size() == 1;
            found.accept(Diagnostic.error(
                            code(),
                            entry.map(YamlMap.Entry::keySpan)
                                    .orElse(mapping.metadata().at("labels")),
                            "labels of the domain `" + written
                                    + "` limit nothing: the RateLimitService is asked about `" + domain + "` alone")
                    .withEffect(Effect.OPEN)
                    .withLabel(services.getFirst().metadata().span(), "the RateLimitService")
                    .withHelp("rename the key to `" + domain + "`, or set `domain: " + written
                            + "` in the RateLimitService")
                    .withFix(entry.filter(_ -> alone)
                            .map(e -> Fix.safe("rename the key to `" + domain + "`", YamlEdits.rename(e, domain)))));
        }
    }
}
