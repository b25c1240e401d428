package emissaryctl.xds;

import io.envoyproxy.envoy.config.core.v3.ApiVersion;
import io.envoyproxy.envoy.config.core.v3.ConfigSource;
import io.envoyproxy.envoy.config.core.v3.PathConfigSource;
import io.envoyproxy.envoy.config.core.v3.WatchedDirectory;

/// Where Envoy finds the files. `watched` is the directory in which something is renamed when the files are replaced;
/// Envoy does not see it when a link on the way to `files` changes somewhere else.
public record XdsPlaces(String files, String watched) {

    /// A directory whose link `cur` leads to the files.
    public static XdsPlaces behindLink(String directory) {
        return new XdsPlaces(directory + "/cur", directory);
    }

    /// A directory in which Kubernetes mounts ConfigMaps: there the link is the hidden `..data`. The links beside it,
    /// by which people see the files, come only after it has been replaced, when Envoy has long looked.
    public static XdsPlaces mounted(String directory) {
        return new XdsPlaces(directory + "/..data", directory);
    }

    ConfigSource source(String fileName) {
        return ConfigSource.newBuilder()
                .setResourceApiVersion(ApiVersion.V3)
                .setPathConfigSource(PathConfigSource.newBuilder()
                        .setPath(files + "/" + fileName)
                        .setWatchedDirectory(WatchedDirectory.newBuilder().setPath(watched)))
                .build();
    }
}
