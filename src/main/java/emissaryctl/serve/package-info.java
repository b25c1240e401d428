/// Keeps a directory up to date while the input changes and an Envoy runs: watching, waiting, asking Envoy, telling how
/// it goes. The only package with threads, clocks and connections, and those lead to this machine only.
@NullMarked
package emissaryctl.serve;

import org.jspecify.annotations.NullMarked;
