/// An `EnvoyConfig` in, text or files out. Formats differ in looks only: their content is protobuf's JSON mapping.
/// Knows nothing of how a configuration came to be.
@NullMarked
package emissaryctl.output;

import org.jspecify.annotations.NullMarked;
