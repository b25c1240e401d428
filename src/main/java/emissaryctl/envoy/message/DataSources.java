package emissaryctl.envoy.message;

import io.envoyproxy.envoy.config.core.v3.DataSource;

/// Texts that Envoy finds in the configuration itself or in a file.
public final class DataSources {

    public static DataSource inline(String text) {
        return DataSource.newBuilder().setInlineString(text).build();
    }

    public static DataSource file(String path) {
        return DataSource.newBuilder().setFilename(path).build();
    }

    private DataSources() {}
}
