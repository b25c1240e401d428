/// Shows what `explain` found: traces and answers to why-not go in, text for people or JSON for programs comes out. No
/// raw control character of the input gets through. Decides nothing and prints nothing itself.
@NullMarked
package emissaryctl.explain.view;

import org.jspecify.annotations.NullMarked;
