package emissaryctl.explain;

import emissaryctl.explain.request.HeaderFields;

/// A request as the service gets it, but for headers that Envoy adds by itself. Values with command operators
/// (`%REQ(x)%`) are as they were written.
public record UpstreamRequest(String method, String authority, String path, HeaderFields headers) {}
