package emissaryctl.source;

/// One input text under the name by which the user knows it (`k8s/hosts.yaml`, `<stdin>`).
public record SourceFile(String name, String text) {}
