/// The bridge from what the user wrote to what it means: a `ResourceSet` in, a `Gateway` and diagnostics out. Each
/// stage makes one noun from those made before it. The only package that asks the profile anything, and the only one
/// that knows both vocabularies; knows nothing of Envoy's messages.
@NullMarked
package emissaryctl.assemble;

import org.jspecify.annotations.NullMarked;
