/// YAML and JSON text in, trees of nodes with positions out. Scalars are what kubectl's reader makes of them. Knows
/// nothing of Kubernetes or Emissary.
@NullMarked
package emissaryctl.yaml;

import org.jspecify.annotations.NullMarked;
