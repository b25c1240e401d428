/// The files that Envoy follows in, Kubernetes objects out that mount as these files. Values only; knows nothing of
/// clusters and asks none.
@NullMarked
package emissaryctl.kubernetes;

import org.jspecify.annotations.NullMarked;
