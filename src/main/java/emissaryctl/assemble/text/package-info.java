/// Texts of users: what Envoy takes of header values and command operators, addresses, names, and how much of a text
/// a message shows. Knows no stage.
@NullMarked
package emissaryctl.assemble.text;

import org.jspecify.annotations.NullMarked;
