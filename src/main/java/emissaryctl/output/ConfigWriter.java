package emissaryctl.output;

import com.google.protobuf.Message;
import emissaryctl.envoy.EnvoyConfig;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// One format of configurations.
public interface ConfigWriter {

    /// What users call the format.
    String name();

    /// Writes the message as text in UTF-8, which ends with a newline. Equal messages give equal text.
    ///
    /// @throws java.io.UncheckedIOException when `out` takes no more
    void write(Message message, OutputStream out);

    /// The message as text.
    default String write(Message message) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        write(message, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    /// The whole configuration as text, as Envoy takes it with `-c`.
    default String write(EnvoyConfig config) {
        return write(config.bootstrap());
    }

    /// Writes the whole configuration.
    default void write(EnvoyConfig config, OutputStream out) {
        write(config.bootstrap(), out);
    }
}
