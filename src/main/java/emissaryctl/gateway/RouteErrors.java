package emissaryctl.gateway;

import java.util.List;

/// What becomes of the bodies of errors on a route.
public sealed interface RouteErrors {

    /// The same as everywhere else.
    record AsEverywhere() implements RouteErrors {}

    /// They stay as they are.
    record Unchanged() implements RouteErrors {}

    /// These replace them, and those for everywhere do not.
    record Replaced(List<ErrorReply> replies) implements RouteErrors {
        public Replaced {
            replies = List.copyOf(replies);
        }
    }
}
