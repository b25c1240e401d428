/// How work is spread over the processors there are.
@NullMarked
package emissaryctl.work;

import org.jspecify.annotations.NullMarked;
