package emissaryctl.lint.host;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Effect;
import emissaryctl.lint.KubernetesObject;
import emissaryctl.lint.Model;
import emissaryctl.lint.Needs;
import emissaryctl.lint.Rule;
import emissaryctl.yaml.YamlList;
import emissaryctl.yaml.YamlMap;
import emissaryctl.yaml.YamlNode;
import emissaryctl.yaml.YamlScalar;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Mappings for an instance of Emissary that has no Listener in the input, while another has: the id was set on the
/// one and forgotten on the other.
final class AmbassadorIdMismatch implements Rule {

    @Override
    public Code code() {
        return Code.AMBASSADOR_ID_MISMATCH;
    }

    @Override
    public Needs needs() {
        return Needs.WHOLE_SET;
    }

    /// The first Mapping of an instance, and how many there are.
    private record Instance(KubernetesObject first, int mappings) {}

    @Override
    public void check(Model model, Consumer<Diagnostic> found) {
        Set<String> listening = new HashSet<>();
        Map<String, Instance> routed = new LinkedHashMap<>();
        for (KubernetesObject object : model.objects()) {
            if (!object.isEmissary()) continue;
            List<String> ids = ids(object);
            if (object.kind().equals("Listener")) listening.addAll(ids);
            if (!object.kind().equals("Mapping")) continue;
            for (String id : ids) {
                routed.merge(
                        id, new Instance(object, 1), (known, _) -> new Instance(known.first(), known.mappings() + 1));
            }
        }
        if (listening.isEmpty() || listening.contains("_automatic_")) return;
        routed.forEach((id, instance) -> {
            if (!listening.contains(id) && !id.equals("_automatic_")) found.accept(diagnostic(id, instance, listening));
        });
    }

    private Diagnostic diagnostic(String id, Instance instance, Set<String> listening) {
        boolean alone = instance.mappings() == 1;
        String are = alone ? " is" : " and " + (instance.mappings() - 1) + " more are";
        String known = String.join("`, `", listening.stream().sorted().toList());
        YamlNode at = spec(instance.first())
                .flatMap(AmbassadorIdMismatch::field)
                .orElse(instance.first().map());
        return Diagnostic.warning(
                        code(),
                        at.equals(instance.first().map()) ? instance.first().nameSpan() : at.span(),
                        "Mapping `" + instance.first().name() + "`" + are + " for the Emissary instance `" + id
                                + "`, which has no Listener here; " + (alone ? "it is" : "they are")
                                + " served nowhere")
                .withEffect(Effect.DROPPED)
                .withHelp("the Listeners are for `" + known + "`: give both the same `ambassador_id`");
    }

    private static Optional<YamlMap> spec(KubernetesObject object) {
        return object.map().map("spec");
    }

    private static Optional<YamlNode> field(YamlMap spec) {
        return spec.get("ambassador_id").or(() -> spec.get("ambassadorId"));
    }

    private static List<String> ids(KubernetesObject object) {
        Optional<YamlNode> written = spec(object).flatMap(AmbassadorIdMismatch::field);
        List<String> ids = switch (written.orElse(object.map())) {
            case YamlList list ->
                list.items().stream()
                        .filter(YamlScalar.class::isInstance)
                        .map(item -> plain(((YamlScalar) item).text()))
                        .toList();
            case YamlScalar scalar when !scalar.isNull() -> List.of(plain(scalar.text()));
            default -> List.of();
        };
        return ids.isEmpty() ? List.of("default") : ids;
    }

    /// Converted resources mark their ids so.
    private static String plain(String id) {
        String mark = "--apiVersion-v3alpha1-only--";
        return id.startsWith(mark) ? id.substring(mark.length()) : id;
    }
}
