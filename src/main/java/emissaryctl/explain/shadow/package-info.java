/// Which routes take all requests of others, whatever the request.
@NullMarked
package emissaryctl.explain.shadow;

import org.jspecify.annotations.NullMarked;
