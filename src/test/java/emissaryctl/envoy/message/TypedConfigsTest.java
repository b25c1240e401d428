package emissaryctl.envoy.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.protobuf.Any;
import com.google.protobuf.BoolValue;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Struct;
import io.envoyproxy.envoy.config.cluster.v3.Cluster.CustomClusterType;
import io.envoyproxy.envoy.extensions.filters.http.router.v3.Router;
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
    void namesOfTypesAreThoseOfTheirDescriptors() {
        EveryTypedConfig.messages()
                .forEach(message -> assertThat(TypeName.of(message))
                        .isEqualTo(message.getDescriptorForType().getFullName()));
        assertThat(TypeName.of(CustomClusterType.getDefaultInstance()))
                .isEqualTo("envoy.config.cluster.v3.Cluster.CustomClusterType");
        assertThat(TypeName.of(Struct.getDefaultInstance())).isEqualTo("google.protobuf.Struct");
        assertThat(TypeName.of(DynamicMessage.newBuilder(Router.getDescriptor()).build()))
                .isEqualTo("envoy.extensions.filters.http.router.v3.Router");
    }
}
