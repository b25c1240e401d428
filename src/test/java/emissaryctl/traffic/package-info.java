/// What clients and backends see of a rendered gateway.
///
/// Every test renders resources with the program itself, runs a real Envoy on the result and sends requests through
/// it, all on the loopback interface. `Workbench` opens what a test needs and closes it again.
@NullMarked
package emissaryctl.traffic;

import org.jspecify.annotations.NullMarked;
