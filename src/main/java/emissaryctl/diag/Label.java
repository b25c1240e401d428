package emissaryctl.diag;

import emissaryctl.source.Span;

/// A second place that helps to understand a diagnostic, with a few words on what is there.
public record Label(Span span, String text) {}
