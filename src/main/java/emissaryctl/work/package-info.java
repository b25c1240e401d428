/// How work is spread over the processors there are, and what becomes of it at the end of the program.
@NullMarked
package emissaryctl.work;

import org.jspecify.annotations.NullMarked;
