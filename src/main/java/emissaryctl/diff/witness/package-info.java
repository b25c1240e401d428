/// Looks for requests that go differently: in come entries and both gateways, out goes the evidence for each entry. A
/// request counts when the matcher of `explain` has decided on it for both sides and the decisions differ.
@NullMarked
package emissaryctl.diff.witness;

import org.jspecify.annotations.NullMarked;
