package emissaryctl.diff.view;

import emissaryctl.diff.Comparison;
import emissaryctl.diff.Entry;
import emissaryctl.diff.Evidence;
import emissaryctl.diff.Finding;
import emissaryctl.diff.Findings;
import emissaryctl.diff.Judgement;
import emissaryctl.diff.Part;
import emissaryctl.diff.Risk;
import emissaryctl.diff.Summary;
import emissaryctl.diff.Witness;
import emissaryctl.diff.tree.FieldChange;
import emissaryctl.diff.tree.Tree;
import emissaryctl.source.Origin;
import emissaryctl.source.ResourceRef;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// One JSON object, as docs/diff.schema.json describes it. What is absent is `null`, lists never are.
final class JsonDiff implements DiffFormat {

    @Override
    public String name() {
        return "json";
    }

    @Override
    public String format(Comparison comparison) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("schema", "emissaryctl/diff/v1")
                .put("before", comparison.before())
                .put("after", comparison.after());
        ObjectNode summary = document.putObject("summary")
                .put("text", Summary.of(comparison))
                .put("changes", comparison.entries().size());
        for (Risk risk : Risk.values()) summary.put(risk.word(), comparison.count(risk));
        ArrayNode changes = document.putArray("changes");
        comparison.entries().forEach(entry -> write(entry, changes.addObject()));
        comparison
                .findings()
                .ifPresentOrElse(
                        findings -> write(findings, document.putObject("findings")),
                        () -> document.putNull("findings"));
        ArrayNode passedOver = document.putArray("passedOver");
        comparison
                .passedOver()
                .forEach((kind, number) ->
                        passedOver.addObject().put("kind", kind).put("number", number));
        ArrayNode notUnderstood = document.putArray("notUnderstood");
        comparison
                .notUnderstood()
                .forEach(each -> notUnderstood
                        .addObject()
                        .put("side", each.side())
                        .put("what", each.what())
                        .put("number", each.number()));
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n";
    }

    private static void write(Findings findings, ObjectNode node) {
        ArrayNode introduced = node.putArray("introduced");
        findings.introduced().forEach(finding -> write(finding, introduced.addObject()));
        ArrayNode fixed = node.putArray("fixed");
        findings.fixed().forEach(finding -> write(finding, fixed.addObject()));
        node.put("stay", findings.stay());
    }

    private static void write(Finding finding, ObjectNode node) {
        node.put("code", finding.code())
                .put("name", finding.name())
                .put("severity", finding.severity().word())
                .put("message", finding.message())
                .put("resource", finding.resource())
                .put("file", finding.place().file())
                .put("line", finding.place().startLine())
                .put("column", finding.place().startColumn());
    }

    private static void write(Entry entry, ObjectNode node) {
        node.put("kind", entry.kind().word()).put("layer", entry.layer().word(1));
        text(node, "resource", entry.resource().map(ResourceRef::toString));
        place(node, "before", entry.before());
        place(node, "after", entry.after());
        text(node, "risk", entry.risk().map(Risk::word));
        ArrayNode parts = node.putArray("parts");
        Part.of(entry).forEach(part -> write(part, parts.addObject()));
        ArrayNode judgements = node.putArray("judgements");
        for (Judgement judgement : entry.judgements()) {
            judgements
                    .addObject()
                    .put("code", judgement.code())
                    .put("name", judgement.name())
                    .put("risk", judgement.risk().word())
                    .put("message", judgement.message());
        }
        node.put(
                "evidence",
                switch (entry.evidence()) {
                    case Evidence.NotAsked _ -> "not-asked";
                    case Evidence.Found _ -> "witness";
                    case Evidence.NoneFound _ -> "no-request-differs";
                    case Evidence.NotKnown _ -> "not-known";
                });
        if (entry.evidence() instanceof Evidence.Found(Witness witness)) write(witness, node.putObject("witness"));
        else node.putNull("witness");
    }

    private static void write(Part part, ObjectNode node) {
        node.put("layer", part.layer().word(1)).put("kind", part.kind().word());
        part.labels().forEach(node.putArray("subjects")::add);
        part.domains().forEach(node.putArray("domains")::add);
        ArrayNode fields = node.putArray("fields");
        for (FieldChange change : part.fields()) {
            ObjectNode field = fields.addObject().put("path", change.path());
            text(field, "before", change.before().map(Tree::shown));
            text(field, "after", change.after().map(Tree::shown));
        }
    }

    private static void write(Witness witness, ObjectNode node) {
        node.put("method", witness.method())
                .put("url", witness.url())
                .put("port", witness.port())
                .put("http3", witness.http3());
        ArrayNode headers = node.putArray("headers");
        witness.headers()
                .forEach(
                        header -> headers.addObject().put("name", header.name()).put("value", header.value()));
        node.put("before", witness.before().words())
                .put("after", witness.after().words());
    }

    private static void place(ObjectNode node, String name, Optional<Origin> origin) {
        if (origin.isEmpty()) {
            node.putNull(name);
            return;
        }
        node.putObject(name)
                .put("file", origin.get().span().file())
                .put("line", origin.get().span().startLine())
                .put("column", origin.get().span().startColumn());
    }

    private static void text(ObjectNode node, String name, Optional<String> value) {
        value.ifPresentOrElse(text -> node.put(name, text), () -> node.putNull(name));
    }
}
