package emissaryctl.output;

import com.google.protobuf.Message;
import java.io.OutputStream;

/// YAML in block style with the same content as the JSON.
public final class YamlConfigWriter implements ConfigWriter {

    @Override
    public String name() {
        return "yaml";
    }

    @Override
    public void write(Message message, OutputStream out) {
        YamlSink sink = new YamlSink(out);
        MessagePrinter.print(message, sink);
        sink.end();
    }
}
