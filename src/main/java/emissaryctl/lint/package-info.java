/// Looks for what is valid and yet wrong, risky or wasteful. A `Rule` is one small class for one code; it is given a
/// `Model` (the input, the resources, and the gateway that they compile to) and says what it finds. The families of
/// rules are packages of their own, one per leading digit of the codes, and `lint.catalogue` lists them.
@NullMarked
package emissaryctl.lint;

import org.jspecify.annotations.NullMarked;
