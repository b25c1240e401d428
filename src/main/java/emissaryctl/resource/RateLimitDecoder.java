package emissaryctl.resource;

import emissaryctl.resource.RateLimit.Limit;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Decodes RateLimits.
final class RateLimitDecoder {

    private RateLimitDecoder() {}

    static Optional<Resource> decode(Metadata metadata, Fields spec) {
        List<Limit> limits =
                spec.list("limits").stream().map(RateLimitDecoder::limit).toList();
        return Optional.of(new RateLimit(metadata, spec.string("domain").orElse(""), limits));
    }

    private static Limit limit(Fields limit) {
        return new Limit(
                limit.string("name").filter(Predicate.not(String::isEmpty)),
                limit.string("action").filter(Predicate.not(String::isEmpty)),
                limit.list("pattern").stream().map(Fields::ownTexts).toList(),
                limit.integer("rate"),
                limit.string("unit").orElse(""),
                limit.integer("burstFactor").filter(factor -> factor > 1).isPresent(),
                !limit.list("injectRequestHeaders").isEmpty(),
                !limit.list("injectResponseHeaders").isEmpty(),
                limit.fields("errorResponse").isPresent());
    }
}
