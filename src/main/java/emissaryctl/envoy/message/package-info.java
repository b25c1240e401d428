/// Small pieces that many Envoy messages are made of: durations, packed extensions, references to gRPC services. Knows
/// nothing of what they are used for.
@NullMarked
package emissaryctl.envoy.message;

import org.jspecify.annotations.NullMarked;
