package emissaryctl.diff;

/// Something of a side that the matcher does not understand, such as `route match.grpc`, and how many have it.
/// Nothing is claimed of requests that come to one of these.
public record NotUnderstood(String side, String what, int number) {}
