package emissaryctl.schema;

import com.networknt.schema.Error;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.keyword.AbstractKeyword;
import com.networknt.schema.keyword.AbstractKeywordValidator;
import com.networknt.schema.keyword.KeywordValidator;
import com.networknt.schema.path.NodePath;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// The keyword `enum`. The library's own sets up Jackson's object mapper to print the values, at a third of the time
/// that a small run takes.
final class ChoiceKeyword extends AbstractKeyword {

    ChoiceKeyword() {
        super("enum");
    }

    @Override
    public KeywordValidator newValidator(SchemaLocation place, JsonNode choices, Schema schema, SchemaContext context) {
        return new Choice(this, place, choices);
    }

    private static final class Choice extends AbstractKeywordValidator {

        private final Set<JsonNode> choices;

        Choice(ChoiceKeyword keyword, SchemaLocation place, JsonNode choices) {
            super(keyword, choices, place);
            this.choices = choices.values().stream().collect(Collectors.toSet());
        }

        @Override
        public void validate(ExecutionContext context, JsonNode node, JsonNode root, NodePath path) {
            if (choices.contains(node)) return;
            context.addError(
                    Error.builder().keyword("enum").instanceLocation(path).build());
        }
    }
}
