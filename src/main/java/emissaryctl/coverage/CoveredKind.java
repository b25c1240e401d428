package emissaryctl.coverage;

import emissaryctl.schema.FieldPaths;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// A kind in all its versions. `module` is the name that tells Modules apart, `root` the place in an object that the
/// paths of the fields start from, both often empty.
public record CoveredKind(
        String title, String kind, String module, List<String> apiVersions, String root, List<CoveredField> fields) {

    public CoveredKind {
        apiVersions = List.copyOf(apiVersions);
        fields = List.copyOf(fields);
    }

    /// The paths of a version's schema, from the root of an object.
    public SortedSet<String> schemaPaths(String apiVersion) {
        return FieldPaths.of(apiVersion, kind, module);
    }

    /// The same of all versions.
    public SortedSet<String> schemaPaths() {
        SortedSet<String> paths = new TreeSet<>();
        for (String version : apiVersions) paths.addAll(schemaPaths(version));
        return paths;
    }

    /// A field's path from the root of an object.
    public String fullPath(CoveredField field) {
        return root.isEmpty() ? field.path() : root + "." + field.path();
    }

    /// The versions that have a field.
    public List<String> versionsOf(CoveredField field) {
        List<String> having = new ArrayList<>();
        for (String version : apiVersions) {
            if (schemaPaths(version).contains(fullPath(field))) having.add(version);
        }
        return having;
    }

    @Override
    public String toString() {
        return title;
    }
}
