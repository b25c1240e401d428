package emissaryctl.yaml;

/// How much input is read before it is refused. `fileBytes` bounds one file, `totalBytes` all files together; the rest
/// bounds what the text describes: documents in a file, collections within each other, nodes of a file (a node that is
/// used through aliases counts each time) and aliases of a document.
public record YamlLimits(int fileBytes, long totalBytes, int documents, int depth, long nodes, int aliases) {

    private static final int MEBIBYTE = 1024 * 1024;

    /// Far above what people write, far below what hurts.
    public static final YamlLimits DEFAULT =
            new YamlLimits(32 * MEBIBYTE, 256L * MEBIBYTE, 100_000, 100, 2_000_000, 10_000);
}
