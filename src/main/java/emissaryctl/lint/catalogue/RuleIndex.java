package emissaryctl.lint.catalogue;

import java.io.StringWriter;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/// The table of all codes, a section per family.
public final class RuleIndex {

    private static final List<String> FAMILIES = List.of(
            "Reading and schema",
            "Listeners and Hosts",
            "Routing, rewriting and canaries",
            "Timeouts, retries and capacity",
            "TLS and certificates",
            "Authorization, CORS, headers and exposure",
            "Rate limiting",
            "Upstreams, resolvers and TCP",
            "Limits and size of Envoy",
            "Deprecated, unsupported, not portable");

    private RuleIndex() {}

    /// The title of the family that the pages' codes belong to; all of one family.
    private static String title(char digit) {
        return FAMILIES.get(digit - '0') + " (EMC" + digit + ")";
    }

    private static char family(RulePage page) {
        return page.code().id().charAt(3);
    }

    /// As Markdown, with links to the pages beside it.
    public static String markdown(List<RulePage> pages) {
        StringBuilder text = new StringBuilder();
        char family = ' ';
        for (RulePage page : pages) {
            if (family(page) != family) {
                family = family(page);
                text.append("\n## ")
                        .append(title(family))
                        .append("\n\n| code | name | severity | effect | looks at | fix | what |\n")
                        .append("|---|---|---|---|---|---|---|\n");
            }
            String id = page.code().id();
            text.append("| [" + id + "](" + id + ".md) | ")
                    .append(String.join(
                            " | ",
                            page.code().slug(),
                            page.severity(),
                            page.effect(),
                            page.looksAt(),
                            page.fix(),
                            page.summary()))
                    .append(" |\n");
        }
        return text.toString();
    }

    /// For a terminal: code, name and summary, a line each.
    public static String plain(List<RulePage> pages) {
        StringBuilder text = new StringBuilder();
        char family = ' ';
        int width = pages.stream().mapToInt(p -> p.code().slug().length()).max().orElse(0);
        for (RulePage page : pages) {
            if (family(page) != family) {
                if (family != ' ') text.append('\n');
                family = family(page);
                text.append(title(family)).append('\n');
            }
            String slug = page.code().slug();
            text.append("  ").append(page.code().id()).append("  ").append(slug);
            text.append(" ".repeat(width - slug.length() + 2))
                    .append(page.summary().replace("`", ""))
                    .append('\n');
        }
        return text.toString();
    }

    /// As JSON: a list of objects with `code`, `name`, `family`, `summary`, `severity`, `effect`, `looksAt`, `fix`.
    public static String json(List<RulePage> pages) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json =
                JsonMapper.shared().writerWithDefaultPrettyPrinter().createGenerator(text)) {
            json.writeStartArray();
            for (RulePage page : pages) {
                json.writeStartObject();
                json.writeStringProperty("code", page.code().id());
                json.writeStringProperty("name", page.code().slug());
                json.writeStringProperty("family", FAMILIES.get(family(page) - '0'));
                json.writeStringProperty("summary", page.summary());
                json.writeStringProperty("severity", page.severity());
                json.writeStringProperty("effect", page.effect());
                json.writeStringProperty("looksAt", page.looksAt());
                json.writeStringProperty("fix", page.fix());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        return text + "\n";
    }
}
