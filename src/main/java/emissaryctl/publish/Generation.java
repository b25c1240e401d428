package emissaryctl.publish;

/// A complete generation in the directory.
public record Generation(GenerationName name, GenerationRecord record) {}
