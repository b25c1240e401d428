package emissaryctl.output;

import com.google.protobuf.Message;

/// JSON with fields named as in the protos.
public final class JsonConfigWriter implements ConfigWriter {

    @Override
    public String name() {
        return "json";
    }

    @Override
    public String write(Message message) {
        JsonSink sink = new JsonSink();
        new MessagePrinter(sink).print(message);
        return sink.text();
    }
}
