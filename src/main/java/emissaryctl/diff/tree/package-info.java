/// Configurations in the form in which they are compared: routes, clusters and other items, each with a tree of its
/// fields.
@NullMarked
package emissaryctl.diff.tree;

import org.jspecify.annotations.NullMarked;
