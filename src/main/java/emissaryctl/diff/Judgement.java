package emissaryctl.diff;

/// What a change means. `code` leads to its page; `message` says what becomes of traffic.
public record Judgement(String code, String name, Risk risk, String message) {}
