package emissaryctl.schema;

import java.util.SortedSet;
import java.util.TreeSet;

/// The fields of a kind that hold values themselves, as paths from the root of an object: `[]` is any item of a list,
/// `*` any key of a map, as in `spec.rules[].host` or `metadata.labels.*`.
public final class FieldPaths {

    private static final SchemaCatalogue CATALOGUE = new SchemaCatalogue();

    private FieldPaths() {}

    /// The paths of a kind; of a Module, those of the one that is called `name`. None when there is no such schema.
    public static SortedSet<String> of(String apiVersion, String kind, String name) {
        SortedSet<String> paths = new TreeSet<>();
        CATALOGUE.find(apiVersion, kind, name).ifPresent(schema -> collect(schema.view(), "", paths));
        return paths;
    }

    private static void collect(SchemaView schema, String path, SortedSet<String> paths) {
        for (String field : schema.fields()) {
            String name = path.isEmpty() ? field : path + "." + field;
            schema.field(field).ifPresent(value -> collect(value, name, paths));
        }
        schema.anyField().ifPresent(value -> collect(value, path + ".*", paths));
        schema.item().ifPresent(value -> collect(value, path + "[]", paths));
        boolean holdsOthers = !schema.fields().isEmpty()
                || schema.anyField().isPresent()
                || schema.item().isPresent();
        if (!holdsOthers) paths.add(path);
    }
}
