package emissaryctl.lint.ratelimit;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Effect;
import emissaryctl.lint.MappingRule;
import emissaryctl.lint.Model;
import emissaryctl.resource.LabelGroup;
import emissaryctl.resource.Mapping;
import emissaryctl.resource.RateLimitLabel;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// A group of labels with a request header says nothing of requests without it. When every group has one, a client that
/// leaves the header out is not limited.
final class RateLimitHeaderBypass implements MappingRule {

    @Override
    public Code code() {
        return Code.RATELIMIT_HEADER_BYPASS;
    }

    @Override
    public void check(Mapping mapping, Model model, Consumer<Diagnostic> found) {
        mapping.policy().labels().forEach((domain, groups) -> {
            boolean all = !groups.isEmpty() && groups.stream().allMatch(RateLimitHeaderBypass::needsHeader);
            if (!all) return;
            found.accept(
                    Diagnostic.warning(
                                    code(),
                                    mapping.metadata().at("labels", domain),
                                    "a client is not limited when it leaves the header `" + header(groups.getFirst())
                                            + "` out")
                            .withEffect(Effect.OPEN)
                            .withHelp(
                                    "add a second group without a header, such as `- all: [remote_address: {key: remote_address}]`"));
        });
    }

    private static boolean needsHeader(LabelGroup group) {
        return names(group).findAny().isPresent();
    }

    private static String header(LabelGroup group) {
        return names(group).findFirst().orElse("");
    }

    /// The headers that a client may leave out: no request is without a method, a path and a host.
    private static Stream<String> names(LabelGroup group) {
        return group.labels().stream()
                .filter(label -> label instanceof RateLimitLabel.RequestHeader)
                .map(label -> ((RateLimitLabel.RequestHeader) label).headerName())
                .filter(name -> !name.startsWith(":") && !name.equalsIgnoreCase("host"));
    }
}
