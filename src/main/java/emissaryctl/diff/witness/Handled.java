package emissaryctl.diff.witness;

import emissaryctl.diag.Credentials;
import emissaryctl.diff.Witness;
import emissaryctl.explain.request.Request;

/// A request that both sides have decided on.
record Handled(Request request, Handling before, Handling after) {

    boolean isAlike() {
        return before.isLike(after);
    }

    Witness witness() {
        return new Witness(
                request.method(),
                request.url(),
                request.headers().fields().stream()
                        .map(field -> new Witness.Header(field.name(), Credentials.shown(field.name(), field.value())))
                        .toList(),
                request.gatewayPort().orElse(0),
                request.http3(),
                before.way(after),
                after.way(before));
    }
}
