package emissaryctl.explain;

import emissaryctl.explain.request.HeaderFields;
import emissaryctl.gateway.HeaderAddition;
import java.util.List;

/// Header edits of a route. Headers are removed before others are added.
final class HeaderEditing {

    private HeaderEditing() {}

    static HeaderFields edit(HeaderFields headers, List<String> removed, List<HeaderAddition> added) {
        HeaderFields edited = headers;
        for (String name : removed) edited = edited.without(name);
        for (HeaderAddition each : added) {
            String value = isFixed(each.value()) ? each.value().replace("%%", "%") : each.value();
            edited = each.append() ? edited.adding(each.name(), value) : edited.setting(each.name(), value);
        }
        return edited;
    }

    /// Whether the value is text alone; others have command operators such as `%REQ(x)%`, which only Envoy evaluates.
    static boolean isFixed(String value) {
        return value.replace("%%", "").indexOf('%') < 0;
    }
}
