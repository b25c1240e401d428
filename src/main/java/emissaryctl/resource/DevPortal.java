package emissaryctl.resource;

/// `DevPortal`: understood, and without effect on Envoy.
public record DevPortal(Metadata metadata) implements Resource {}
