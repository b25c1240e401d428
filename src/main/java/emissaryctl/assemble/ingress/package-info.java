/// Ingresses and Knative Ingresses in, the Mappings and Hosts out that mean the same.
@NullMarked
package emissaryctl.assemble.ingress;

import org.jspecify.annotations.NullMarked;
