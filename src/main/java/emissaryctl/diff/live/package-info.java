/// Configurations that Envoy gave, as the matcher takes them: in comes a bootstrap as a tree, out goes a gateway for
/// each sort of connection manager in it, and what is not understood. Only what is known to be understood is;
/// whatever else stands in a message puts it in doubt, and of what comes to it nothing may be claimed.
@NullMarked
package emissaryctl.diff.live;

import org.jspecify.annotations.NullMarked;
