package emissaryctl.xds;

import java.util.List;

/// The files of one generation, the bootstrap first, and what Envoy follows of them. `inlined` counts what had no room
/// among the files that it may follow and stands in `lds.json` or `cds.json` instead.
public record XdsLayout(List<XdsFile> files, List<Subscription> subscriptions, int inlined) {

    public static final String BOOTSTRAP = "bootstrap.json";

    public XdsLayout {
        files = List.copyOf(files);
        subscriptions = List.copyOf(subscriptions);
    }
}
