/// The way from hosts over routes to services, as a picture: a gateway goes in, a graph comes out, and from that text
/// in several formats. Names of resources are anybody's words: every format escapes them in its own way.
@NullMarked
package emissaryctl.graph;

import org.jspecify.annotations.NullMarked;
