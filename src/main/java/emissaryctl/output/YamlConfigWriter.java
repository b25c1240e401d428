package emissaryctl.output;

import com.google.protobuf.Message;

/// YAML in block style with the same content as the JSON.
public final class YamlConfigWriter implements ConfigWriter {

    @Override
    public String name() {
        return "yaml";
    }

    @Override
    public String write(Message message) {
        YamlSink sink = new YamlSink();
        new MessagePrinter(sink).print(message);
        return sink.text();
    }
}
