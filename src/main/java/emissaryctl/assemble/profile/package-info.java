/// What the user chose for the whole compilation: options, and the profile with one named method per quirk of
/// Emissary and per protection at the edge.
@NullMarked
package emissaryctl.assemble.profile;

import org.jspecify.annotations.NullMarked;
