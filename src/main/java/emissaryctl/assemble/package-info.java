/// The bridge from what the user wrote to what it means: a `ResourceSet` in, a `Gateway` and diagnostics out. Each
/// stage makes one noun from those made before it; the nouns have a package each below this one, which calls the stages
/// in order. Only here is the profile asked anything, and only here are both vocabularies known; Envoy's messages are
/// not.
@NullMarked
package emissaryctl.assemble;

import org.jspecify.annotations.NullMarked;
