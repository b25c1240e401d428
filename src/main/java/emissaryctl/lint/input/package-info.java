/// Rules about reading and what is written (EMC0).
@NullMarked
package emissaryctl.lint.input;

import org.jspecify.annotations.NullMarked;
