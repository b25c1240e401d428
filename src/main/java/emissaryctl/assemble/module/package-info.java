/// Module `ambassador` in, checked and defaulted `ModuleSettings` out; and the rules of what a Mapping may say in
/// place of it. Knows no Mapping and no Host otherwise.
@NullMarked
package emissaryctl.assemble.module;

import org.jspecify.annotations.NullMarked;
