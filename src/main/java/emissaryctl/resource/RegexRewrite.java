package emissaryctl.resource;

/// A regular expression and what replaces each match (`regex_rewrite`, `regex_redirect`).
public record RegexRewrite(String pattern, String substitution) {}
