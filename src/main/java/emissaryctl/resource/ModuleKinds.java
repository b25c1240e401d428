package emissaryctl.resource;

import java.util.Optional;

/// Modules are told apart by their names: only three of them mean anything.
final class ModuleKinds {

    private ModuleKinds() {}

    static Optional<Resource> decode(Metadata metadata, Fields spec) {
        Fields config = spec.nested("config");
        switch (metadata.ref().name()) {
            case "ambassador" -> {
                return ModuleDecoder.decode(metadata, config);
            }
            case "tls" -> {
                return TlsDecoder.module(metadata, config);
            }
            case "authentication" -> {
                return ServiceDecoder.auth(metadata, config.changed(map -> Upgrade.tls(map, "auth_service")));
            }
            default -> {
                spec.report(ResourceProblems.moduleWithoutMeaning(metadata));
                return Optional.empty();
            }
        }
    }
}
