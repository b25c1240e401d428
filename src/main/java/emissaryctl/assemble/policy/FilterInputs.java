package emissaryctl.assemble.policy;

import emissaryctl.assemble.profile.AssembleOptions;
import emissaryctl.assemble.tls.Secrets;
import emissaryctl.assemble.upstream.Upstreams;
import emissaryctl.gateway.HttpSettings.PathRules;
import emissaryctl.resource.GivenProviders;

/// What Filters are compiled with.
public record FilterInputs(
        Secrets secrets, Upstreams upstreams, GivenProviders providers, PathRules paths, AssembleOptions options) {}
