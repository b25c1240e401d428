package emissaryctl.output;

import emissaryctl.envoy.EnvoyConfig;

/// A configuration as a tree, for those who want to look into it without its text: the same as its JSON.
public final class ConfigTree {

    private ConfigTree() {}

    public static void walk(EnvoyConfig config, TreeSink sink) {
        MessagePrinter.print(config.bootstrap(), sink);
    }
}
