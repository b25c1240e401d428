package emissaryctl.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ListValue;
import com.google.protobuf.Message;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import emissaryctl.diag.Outcome;
import emissaryctl.envoy.EnvoyTranslator;
import emissaryctl.envoy.Json;
import emissaryctl.envoy.TranslateOptions;
import emissaryctl.gateway.Gateway;
import emissaryctl.source.SourceFile;
import emissaryctl.yaml.YamlLimits;
import emissaryctl.yaml.YamlList;
import emissaryctl.yaml.YamlMap;
import emissaryctl.yaml.YamlNode;
import emissaryctl.yaml.YamlReader;
import emissaryctl.yaml.YamlScalar;
import io.envoyproxy.envoy.config.core.v3.DataSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class YamlConfigWriterTest {

    private static final YamlConfigWriter WRITER = new YamlConfigWriter();

    @Test
    void listsStandAsFarLeftAsTheirName() {
        Struct struct = Struct.newBuilder()
                .putFields(
                        "list", list(text("a"), list(text("b"), list()), object("c", text("d"), "e", list(text("f")))))
                .putFields("object", object("g", object("h", text("i"))))
                .build();

        assertThat(WRITER.write(struct)).isEqualTo("""
                list:
                - a
                - - b
                  - []
                - c: d
                  e:
                  - f
                object:
                  g:
                    h: i
                """);
    }

    @ParameterizedTest
    @CsvSource({
        "/users/",
        "a",
        "STRICT_DNS",
        "type.googleapis.com/envoy.config.bootstrap.v3.Bootstrap",
        "http://a:80/b?c=d",
        "'GET, POST'",
        "Mapping default/users",
        "k8s/a.yaml:12:3",
        "3s",
        "0.250s",
        "yesterday",
        "nothing",
    })
    void harmlessTextsStandPlain(String text) {
        assertThat(WRITER.write(text(text))).isEqualTo(text + "\n");
    }

    static List<String> words() {
        return NastyTexts.WORDS;
    }

    @ParameterizedTest
    @MethodSource("words")
    void textsThatCouldBeTakenForSomethingElseAreQuoted(String text) {
        assertThat(WRITER.write(text(text))).isEqualTo("\"" + text + "\"\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a\"", "a\\b", "\\d+", "^/a/(.*)\"$"})
    void singleQuotesSpareEscapes(String text) {
        assertThat(WRITER.write(text(text))).isEqualTo("'" + text + "'\n");
    }

    @ParameterizedTest
    @CsvSource({
        "'a\"b''c', '\"a\\\"b''c\"'",
        "'a\tb', '\"a\\tb\"'",
        "'a\u0001', '\"a\\u0001\"'",
        "'a\u0085\ufeff', '\"a\\u0085\\ufeff\"'",
    })
    void doubleQuotesEscapeTheRest(String text, String expected) {
        assertThat(WRITER.write(text(text))).isEqualTo(expected + "\n");
    }

    @Test
    void linesStandInALiteralBlock() {
        Struct struct = Struct.newBuilder()
                .putFields("pem", text("-----BEGIN X-----\nabc=\n\n-----END X-----\n"))
                .putFields("list", list(text("a\nb"), object("lua", text("f()\n  g() # no comment\nend"))))
                .build();

        assertThat(WRITER.write(struct)).isEqualTo("""
                pem: |
                  -----BEGIN X-----
                  abc=

                  -----END X-----
                list:
                - |-
                  a
                  b
                - lua: |-
                    f()
                      g() # no comment
                    end
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\na", "a\n\n", " a\nb", "a\n \nb", "a\r\nb", "a\n\tb", "a\n\u0085b"})
    void linesThatABlockWouldChangeAreQuoted(String text) {
        String yaml = WRITER.write(text(text));

        assertThat(yaml).startsWith("\"").hasLineCount(1);
        assertThat(engine(yaml).asString()).isEqualTo(text);
    }

    @ParameterizedTest
    @MethodSource("emissaryctl.envoy.EveryFeature#gateways")
    void aWholeConfigurationIsThatOfTheJson(Gateway gateway) {
        Message message =
                EnvoyTranslator.translate(gateway, new TranslateOptions(true)).bootstrap();

        assertThat(engine(WRITER.write(message)).toString())
                .isEqualTo(Json.of(message).toString());
        assertThat(kubectl(WRITER.write(message)).toString())
                .isEqualTo(Json.of(message).toString());
    }

    @Test
    void randomTextsSurviveAsValuesAndNames() {
        for (int seed = 0; seed < 200; seed++) {
            Struct struct = NastyTexts.struct(seed, 50);
            String yaml = WRITER.write(struct);

            assertThat(engine(yaml).toString()).isEqualTo(Json.of(struct).toString());
            assertThat(kubectl(yaml).toString()).isEqualTo(Json.of(struct).toString());
        }
    }

    @Test
    void longNamesAreNames() {
        Struct struct = Struct.newBuilder()
                .putFields("\u0001".repeat(2000), object("a", text("b")))
                .putFields("b".repeat(3000), list(object("c", text("d"), "e".repeat(1500), text("f"))))
                .build();

        assertThat(engine(WRITER.write(struct))).isEqualTo(Json.of(struct));
    }

    @Test
    void nothingIsLostOfAManyLinedText() {
        String text = "line\n".repeat(10_000);
        DataSource source = DataSource.newBuilder().setInlineString(text).build();

        assertThat(engine(WRITER.write(source)).get("inline_string").asString()).isEqualTo(text);
    }

    /// As YAML 1.2 has it.
    private static JsonNode engine(String yaml) {
        LoadSettings settings =
                LoadSettings.builder().setSchema(new CoreSchema()).build();
        return new ObjectMapper().valueToTree(new Load(settings).loadFromString(yaml));
    }

    /// As kubectl has it, which mostly means YAML 1.1.
    private static JsonNode kubectl(String yaml) {
        Outcome<List<YamlNode>> read = YamlReader.read(new SourceFile("f.yaml", yaml), YamlLimits.DEFAULT);
        assertThat(read.diagnostics()).isEmpty();
        return tree(read.value().getFirst());
    }

    private static JsonNode tree(YamlNode node) {
        return switch (node) {
            case YamlMap map -> {
                ObjectNode object = JsonNodeFactory.instance.objectNode();
                map.entries().forEach(entry -> object.set(entry.key(), tree(entry.value())));
                yield object;
            }
            case YamlList list -> {
                ArrayNode array = JsonNodeFactory.instance.arrayNode();
                list.items().forEach(item -> array.add(tree(item)));
                yield array;
            }
            case YamlScalar scalar
            when scalar.type() == YamlScalar.Type.STRING -> JsonNodeFactory.instance.stringNode(scalar.text());
            case YamlScalar scalar -> Json.parse(scalar.text());
        };
    }

    private static Value text(String text) {
        return Value.newBuilder().setStringValue(text).build();
    }

    private static Value list(Value... values) {
        return Value.newBuilder()
                .setListValue(ListValue.newBuilder().addAllValues(List.of(values)))
                .build();
    }

    private static Value object(String name, Value value) {
        return Value.newBuilder()
                .setStructValue(Struct.newBuilder().putFields(name, value))
                .build();
    }

    private static Value object(String name, Value value, String other, Value otherValue) {
        return Value.newBuilder()
                .setStructValue(Struct.newBuilder().putFields(name, value).putFields(other, otherValue))
                .build();
    }
}
