/// Properties: tests of what holds for any value, with values made at random and the simplest counterexample reported.
@NullMarked
package emissaryctl.property;

import org.jspecify.annotations.NullMarked;
