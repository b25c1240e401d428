/// The normal form of configurations: in comes a bootstrap as a tree, with the gateway that it was made of where there
/// is one, out goes a `diff.Configuration`. What Envoy would do the same is the same here: names that are made up,
/// defaults that are written, texts of secrets.
@NullMarked
package emissaryctl.diff.normal;

import org.jspecify.annotations.NullMarked;
