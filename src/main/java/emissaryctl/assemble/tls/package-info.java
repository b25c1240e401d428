/// TLSContexts, the `tls` of Hosts and their Secrets in, the certificates and TLS settings of both sides out.
@NullMarked
package emissaryctl.assemble.tls;

import org.jspecify.annotations.NullMarked;
