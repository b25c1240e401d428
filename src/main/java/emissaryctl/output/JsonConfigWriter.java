package emissaryctl.output;

import com.google.protobuf.Message;
import java.io.OutputStream;

/// JSON with fields named as in the protos.
public final class JsonConfigWriter implements ConfigWriter {

    @Override
    public String name() {
        return "json";
    }

    @Override
    public void write(Message message, OutputStream out) {
        JsonSink sink = new JsonSink(out);
        MessagePrinter.print(message, sink);
        sink.end();
    }
}
