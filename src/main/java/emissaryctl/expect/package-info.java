/// Expectations of what happens to requests: a file of cases goes in, and a gateway, and out goes which hold. Reads the
/// cases with their places, so that every fault and every failure names its line.
@NullMarked
package emissaryctl.expect;

import org.jspecify.annotations.NullMarked;
