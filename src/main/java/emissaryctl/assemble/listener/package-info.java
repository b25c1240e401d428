/// Listeners, Hosts, routes and TCPMappings in, listeners with their filter chains and virtual hosts out.
@NullMarked
package emissaryctl.assemble.listener;

import org.jspecify.annotations.NullMarked;
