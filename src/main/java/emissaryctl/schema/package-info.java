/// Checks documents against the JSON Schemas of their kinds, which lie in the resources beside this package: fields,
/// types, required fields, choices and ranges. In comes a YAML tree, out go diagnostics. Knows nothing of what a
/// field means, nor of other documents.
@NullMarked
package emissaryctl.schema;

import org.jspecify.annotations.NullMarked;
