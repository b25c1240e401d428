package emissaryctl.envoy.filter;

import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Message;
import com.google.protobuf.UInt32Value;
import com.google.protobuf.UnknownFieldSet;
import emissaryctl.envoy.message.Matchers;
import emissaryctl.envoy.message.NewerField;
import emissaryctl.envoy.message.TypedConfigs;
import emissaryctl.gateway.FilterSettings;
import emissaryctl.gateway.FilterSettings.Compression;
import io.envoyproxy.envoy.extensions.compression.gzip.compressor.v3.Gzip;
import io.envoyproxy.envoy.extensions.compression.gzip.compressor.v3.Gzip.CompressionLevel;
import io.envoyproxy.envoy.extensions.compression.gzip.compressor.v3.Gzip.CompressionStrategy;
import io.envoyproxy.envoy.extensions.filters.http.compressor.v3.Compressor;
import io.envoyproxy.envoy.extensions.filters.http.compressor.v3.Compressor.CommonDirectionConfig;
import io.envoyproxy.envoy.extensions.filters.http.compressor.v3.Compressor.ResponseDirectionConfig;
import java.util.Optional;

/// Compression of responses.
final class CompressorFilter implements HttpFilter {

    @Override
    public String name() {
        return "envoy.filters.http.gzip";
    }

    @Override
    public Optional<Message> chainPart(FilterSettings settings) {
        return settings.compression()
                .map(compression -> Compressor.newBuilder()
                        .setCompressorLibrary(
                                TypedConfigs.extension("envoy.compression.gzip.compressor", gzip(compression)))
                        .setResponseDirectionConfig(responses(compression))
                        .build());
    }

    private static Gzip gzip(Compression compression) {
        Gzip.Builder gzip = Gzip.newBuilder();
        compression.memoryLevel().ifPresent(level -> gzip.setMemoryLevel(UInt32Value.of(level)));
        compression
                .level()
                .ifPresent(word -> gzip.setCompressionLevelValue(number(CompressionLevel.getDescriptor(), word)));
        compression
                .strategy()
                .ifPresent(word -> gzip.setCompressionStrategyValue(number(CompressionStrategy.getDescriptor(), word)));
        compression.windowBits().ifPresent(bits -> gzip.setWindowBits(UInt32Value.of(bits)));
        return gzip.build();
    }

    /// Not the Java enum's `valueOf`, which does not know the second names that levels have.
    private static int number(EnumDescriptor type, String word) {
        return type.findValueByName(word).getNumber();
    }

    private static ResponseDirectionConfig responses(Compression compression) {
        CommonDirectionConfig.Builder common = CommonDirectionConfig.newBuilder();
        if (!compression.contentTypes().isEmpty()) common.setUnknownFields(contentTypes(compression));
        compression.minContentLength().ifPresent(bytes -> common.setMinContentLength(UInt32Value.of(bytes)));
        ResponseDirectionConfig.Builder responses =
                ResponseDirectionConfig.newBuilder().setCommonConfig(common.build());
        compression.disableOnEtagHeader().ifPresent(responses::setDisableOnEtagHeader);
        compression.removeAcceptEncodingHeader().ifPresent(responses::setRemoveAcceptEncodingHeader);
        return responses.build();
    }

    private static UnknownFieldSet contentTypes(Compression compression) {
        return NewerField.COMPRESSED_CONTENT_TYPES.holding(
                compression.contentTypes().stream().map(Matchers::exact).toList());
    }
}
