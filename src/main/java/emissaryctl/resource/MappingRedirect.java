package emissaryctl.resource;

import java.util.Optional;

/// `host_redirect` and what goes with it; without effect unless `hostRedirect` is true.
public record MappingRedirect(
        boolean hostRedirect,
        Optional<String> path,
        Optional<String> prefix,
        Optional<RegexRewrite> regex,
        Optional<Integer> responseCode) {}
