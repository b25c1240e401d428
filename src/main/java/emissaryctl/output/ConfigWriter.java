package emissaryctl.output;

import com.google.protobuf.Message;
import emissaryctl.envoy.EnvoyConfig;

/// One format of configurations.
public interface ConfigWriter {

    /// What users call the format.
    String name();

    /// The message as text, which ends with a newline. Equal messages give equal text.
    String write(Message message);

    /// The whole configuration as text, as Envoy takes it with `-c`.
    default String write(EnvoyConfig config) {
        return write(config.bootstrap());
    }
}
