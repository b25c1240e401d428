package emissaryctl.envoy.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.protobuf.Any;
import com.google.protobuf.BoolValue;
import io.envoyproxy.envoy.extensions.filters.http.router.v3.Router;
import io.envoyproxy.envoy.type.matcher.v3.StringMatcher;
import java.util.List;
import org.junit.jupiter.api.Test;

class TypedConfigsTest {

    @Test
    void everyTypeIsListedUnderItsOwnName() {
        TypedConfigs.TYPES.forEach((name, type) ->
                assertThat(type.get().getDescriptorForType().getFullName()).isEqualTo(name));
    }

    @Test
    void whatIsPackedIsUnpacked() {
        Router router = Router.newBuilder().setSuppressEnvoyHeaders(true).build();

        Any any = TypedConfigs.pack(router);

        assertThat(any).isEqualTo(Any.pack(router));
        assertThat(TypedConfigs.unpack(any)).isEqualTo(router);
    }

    @Test
    void unlistedTypesAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TypedConfigs.pack(BoolValue.of(true)))
                .withMessage("google.protobuf.BoolValue is not in the list of types");
        assertThatIllegalArgumentException().isThrownBy(() -> TypedConfigs.unpack(Any.pack(BoolValue.of(true))));
    }

    @Test
    void newerFieldsGiveBackWhatTheyHold() {
        NewerField name = NewerField.HEALTH_CHECK_NAME;
        NewerField types = NewerField.COMPRESSED_CONTENT_TYPES;
        StringMatcher html = Matchers.exact("text/html");

        assertThat(name.text(name.holding("é").getField(27))).isEqualTo("é");
        assertThat(types.messages(types.holding(List.of(html, html)).getField(4)))
                .containsExactly(html, html);
        assertThat(NewerField.find("envoy.config.core.v3.HealthCheck", 27)).isEqualTo(name);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NewerField.find("envoy.config.core.v3.HealthCheck", 99))
                .withMessage("envoy.config.core.v3.HealthCheck has no field 99");
    }
}
