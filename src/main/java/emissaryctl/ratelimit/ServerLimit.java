package emissaryctl.ratelimit;

/// So many requests in each unit of time; those beyond are let through when it is a shadow.
public record ServerLimit(String name, String unit, int requestsPerUnit, boolean shadow) {}
