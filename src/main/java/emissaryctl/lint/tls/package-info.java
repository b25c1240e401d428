/// Rules about TLS and certificates (EMC4).
@NullMarked
package emissaryctl.lint.tls;

import org.jspecify.annotations.NullMarked;
