/// What the filters in front of a route do with a request.
@NullMarked
package emissaryctl.explain.filter;

import org.jspecify.annotations.NullMarked;
