package emissaryctl.assemble;

import emissaryctl.resource.GivenProviders;

/// What Filters are compiled with.
record FilterInputs(Secrets secrets, Upstreams upstreams, GivenProviders providers, AssembleOptions options) {}
