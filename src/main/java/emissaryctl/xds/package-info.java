/// An `EnvoyConfig` in, the files out that Envoy follows while it runs: what goes into which file, under which name,
/// and which steps lead from one configuration to the next without a moment in which a route leads nowhere. Values and
/// plain functions; knows nothing of directories, formats or a running Envoy.
@NullMarked
package emissaryctl.xds;

import org.jspecify.annotations.NullMarked;
