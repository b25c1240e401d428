/// What the user wrote: one record per kind of resource, in the shape of the newest API version, with nothing
/// defaulted and nothing decided. In come YAML trees that passed the schema; out goes a sorted `ResourceSet`. Knows
/// nothing of what the settings mean together (that is `assemble`) nor of Envoy.
@NullMarked
package emissaryctl.resource;

import org.jspecify.annotations.NullMarked;
