/// Rules about authorization, CORS, headers and exposure (EMC5).
@NullMarked
package emissaryctl.lint.exposure;

import org.jspecify.annotations.NullMarked;
