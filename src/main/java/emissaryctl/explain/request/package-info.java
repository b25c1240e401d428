/// A request as it was sent and as routes see it: its URL, headers and path as Envoy normalises them.
@NullMarked
package emissaryctl.explain.request;

import org.jspecify.annotations.NullMarked;
