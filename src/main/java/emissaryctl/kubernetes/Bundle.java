package emissaryctl.kubernetes;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/// Files that go into one object. Kubernetes takes no more than 1 MiB of names and contents in a ConfigMap or Secret.
record Bundle(List<Map.Entry<String, String>> files) {

    static final int LIMIT = 1024 * 1024;

    Bundle {
        files = List.copyOf(files);
    }

    /// Distributes files over as few bundles as it takes in the order of their names, so that the same files lie in the
    /// same places while they do not grow much.
    static List<Bundle> pack(SequencedMap<String, String> files) {
        List<Bundle> bundles = new ArrayList<>();
        List<Map.Entry<String, String>> open = new ArrayList<>();
        long size = 0;
        for (Map.Entry<String, String> file : new TreeMap<>(files).entrySet()) {
            long more = size(file);
            if (!open.isEmpty() && size + more > LIMIT) {
                bundles.add(new Bundle(open));
                open = new ArrayList<>();
                size = 0;
            }
            open.add(file);
            size += more;
        }
        if (!open.isEmpty()) bundles.add(new Bundle(open));
        return bundles;
    }

    /// What counts of a file.
    static long size(Map.Entry<String, String> file) {
        return file.getKey().length() + (long) file.getValue().getBytes(StandardCharsets.UTF_8).length;
    }
}
