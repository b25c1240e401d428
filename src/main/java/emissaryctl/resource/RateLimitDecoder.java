package emissaryctl.resource;

import emissaryctl.resource.RateLimit.Limit;
import emissaryctl.resource.RateLimit.Wish;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
                wishes(limit));
    }

    private static Set<Wish> wishes(Fields limit) {
        Set<Wish> wishes = EnumSet.noneOf(Wish.class);
        if (limit.integer("burstFactor").filter(factor -> factor > 1).isPresent()) wishes.add(Wish.BURSTS);
        if (!limit.list("injectRequestHeaders").isEmpty()) wishes.add(Wish.REQUEST_HEADERS);
        if (!limit.list("injectResponseHeaders").isEmpty()) wishes.add(Wish.RESPONSE_HEADERS);
        if (limit.fields("errorResponse").isPresent()) wishes.add(Wish.ERROR_RESPONSE);
        return wishes;
    }
}
