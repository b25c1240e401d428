/// Hosts in, those out that are served, with the TLS that they bring.
@NullMarked
package emissaryctl.assemble.host;

import org.jspecify.annotations.NullMarked;
