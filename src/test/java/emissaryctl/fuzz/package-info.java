/// Targets of a fuzzer: what may be done to the program with bytes that nobody has written. `make fuzz` has Jazzer look
/// for inputs that break one; [FuzzTargetsTest][emissaryctl.fuzz.FuzzTargetsTest] does a little of it with every build.
@NullMarked
package emissaryctl.fuzz;

import org.jspecify.annotations.NullMarked;
