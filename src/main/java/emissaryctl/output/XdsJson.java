package emissaryctl.output;

import com.google.protobuf.Message;

/// The JSON of files that Envoy follows: a line for every route, so that a change to one is a change to one line, and
/// files of many routes are not mostly blanks.
public final class XdsJson {

    /// The routes of a virtual host of a route configuration in a list of resources.
    private static final int ROUTES = 6;

    public static String write(Message message) {
        JsonSink sink = new JsonSink(ROUTES);
        new MessagePrinter(sink).print(message);
        return sink.text();
    }

    private XdsJson() {}
}
