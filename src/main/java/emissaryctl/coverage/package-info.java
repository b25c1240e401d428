/// Every field of every kind that is read, and what becomes of it: a catalogue, and the page that is made from it.
/// Knows names of fields only, neither how they are read nor how they are compiled; tests hold it against both.
@NullMarked
package emissaryctl.coverage;

import org.jspecify.annotations.NullMarked;
