/// Which filter chain, virtual host and route take a request, and in what others it fails.
@NullMarked
package emissaryctl.explain.match;

import org.jspecify.annotations.NullMarked;
