/// Says what Envoy does with a request: in come a gateway and a request, out goes a trace of the decision. Works on the
/// compiled gateway alone and sends nothing. Each class answers for one thing that Envoy does, in Envoy's way; where
/// documentation and behaviour differ, behaviour counts, and `make explain-fuzz` compares with it.
@NullMarked
package emissaryctl.explain;

import org.jspecify.annotations.NullMarked;
