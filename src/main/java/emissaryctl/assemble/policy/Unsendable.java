package emissaryctl.assemble.policy;

/// Why no request can have what is looked for, and what to write instead.
public record Unsendable(String why, String help) {}
