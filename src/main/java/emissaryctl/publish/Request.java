package emissaryctl.publish;

import java.util.Optional;

/// What somebody at a keyboard wants of the process that publishes.
public sealed interface Request {

    /// Go back to a generation, or to the last good one that was different.
    record RollBack(Optional<GenerationName> name) implements Request {}

    /// Publish what is held back because too many routes would go.
    record AllowShrink() implements Request {}

    private static String text(Request request) {
        return switch (request) {
            case RollBack(var name) -> name.map(each -> "rollback " + each).orElse("rollback");
            case AllowShrink _ -> "allow-shrink";
        };
    }

    /// The request as a word or two.
    default String text() {
        return text(this);
    }

    static Optional<Request> parse(String text) {
        return switch (text) {
            case "allow-shrink" -> Optional.of(new AllowShrink());
            case "rollback" -> Optional.of(new RollBack(Optional.empty()));
            case String named
            when named.startsWith("rollback ") ->
                GenerationName.parse(named.substring("rollback ".length()))
                        .map(name -> new RollBack(Optional.of(name)));
            default -> Optional.empty();
        };
    }
}
