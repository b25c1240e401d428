package emissaryctl.diff.normal;

import emissaryctl.diag.Credentials;
import emissaryctl.diff.tree.Redacted;
import emissaryctl.diff.tree.Tree;
import emissaryctl.diff.tree.Tree.Branch;
import emissaryctl.diff.tree.Tree.Field;
import emissaryctl.diff.tree.Tree.Items;
import emissaryctl.diff.tree.Tree.Leaf;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Takes out of a tree what makes no difference, and puts fingerprints in the place of secrets.
final class Normaliser {

    /// These hold what the user gave names and values to, or Envoy's own words for them; nothing is a default there.
    private static final Set<String> VERBATIM = Set.of("layered_runtime", "filter_metadata", "json_format");

    private static final Set<String> FILTERS = Set.of("http_filters", "listener_filters");
    private static final Set<String> KEYS =
            Set.of("private_key", "password", "session_ticket_keys", "token_secret", "hmac_secret", "users");
    private static final Set<String> NAMED = Set.of("token_secret", "hmac_secret");
    private static final Set<String> CERTIFICATES = Set.of("certificate_chain", "trusted_ca", "crl");
    private static final Set<String> REFERENCES = Set.of("cluster", "cluster_name", "collector_cluster");

    /// Where clusters lead, by their made-up names.
    private final Map<String, String> targets;

    /// The secrets that filters refer to, by name.
    private final Map<String, Branch> secrets;

    Normaliser(Map<String, String> targets, Map<String, Branch> secrets) {
        this.targets = targets;
        this.secrets = secrets;
    }

    /// `place` is the name of the field that the tree stands in.
    Tree normalise(String place, Tree tree) {
        if (VERBATIM.contains(place)) return tree;
        return switch (tree) {
            case Leaf leaf -> leaf;
            case Items items -> items(place, items);
            case Branch branch -> branch(place, branch);
        };
    }

    private Items items(String place, Items list) {
        List<Tree> same = new ArrayList<>(list.items().size());
        for (Tree item : list.items()) same.add(normalise(place, item));
        return isSame(same, list.items()) ? list : new Items(same);
    }

    Branch branch(String place, Branch branch) {
        if (KEYS.contains(place) || CERTIFICATES.contains(place)) return secret(place, branch);
        List<Field> fields = new ArrayList<>(branch.fields().size());
        for (Field field : branch.fields()) {
            String name = field.name();
            Tree value = field.value();
            // The only engine that there is.
            if (name.equals("google_re2")) continue;
            if (value instanceof Leaf leaf) {
                // Keys that are made of names.
                if (name.equals("runtime_key") && leaf.text().startsWith("routing.")) continue;
                if (Defaults.isDefault(place, name, leaf.text())) continue;
                fields.add(with(field, leaf(place, name, leaf, branch)));
                continue;
            }
            if (NAMED.contains(name)) {
                fields.add(new Field(name, named(name, value)));
                continue;
            }
            boolean matched = name.equals("string_match")
                    && Credentials.isOne(branch.text("name").orElse(""), "");
            Tree same = matched ? hidden(value) : normalise(name, value);
            if (!isAsIfAbsent(place, name, same)) fields.add(with(field, same));
        }
        return isSame(fields, branch.fields()) ? branch : new Branch(fields);
    }

    private static Field with(Field field, Tree value) {
        return field.value() == value ? field : new Field(field.name(), value);
    }

    /// Much is normal already, and need not be there twice.
    private static boolean isSame(List<?> some, List<?> others) {
        if (some.size() != others.size()) return false;
        for (int i = 0; i < some.size(); i++) {
            if (some.get(i) != others.get(i)) return false;
        }
        return true;
    }

    /// A filter that is told nothing works as one that only has its name, and an empty message of settings sets
    /// nothing.
    private static boolean isAsIfAbsent(String place, String name, Tree value) {
        if (!(value instanceof Branch branch)) return false;
        boolean nothing = branch.fields().isEmpty() || branch.fields().size() == 1 && branch.has("@type");
        return nothing
                && (name.equals("typed_config") && FILTERS.contains(place)
                        || name.equals("http_protocol_options") && place.equals("http"));
    }

    private Leaf leaf(String place, String name, Leaf leaf, Branch holder) {
        String text = leaf.text();
        if (name.equals("@type")) return new Leaf(text.substring(text.lastIndexOf('/') + 1));
        boolean refers = REFERENCES.contains(name) || name.equals("name") && place.equals("clusters");
        if (refers && targets.containsKey(text)) return new Leaf(targets.getOrDefault(text, text));
        if (name.equals("key") && place.equals("credentials")) {
            return new Leaf(Fingerprint.hex(text.getBytes(StandardCharsets.UTF_8)), Credentials.HIDDEN);
        }
        boolean value = name.equals("value") || name.equals("raw_value");
        if (value && Credentials.isOne(holder.text("key").orElse(""), text)) {
            return new Leaf(Fingerprint.hex(text.getBytes(StandardCharsets.UTF_8)), Credentials.HIDDEN);
        }
        String duration = duration(text);
        return duration.equals(text) ? leaf : new Leaf(duration);
    }

    /// `3.000s` is `3s`.
    private static String duration(String text) {
        int end = text.length() - 1;
        boolean time = end > 0
                && text.charAt(end) == 's'
                && text.indexOf('.') > 0
                && text.chars().limit(end).allMatch(c -> c == '.' || c >= '0' && c <= '9')
                && text.indexOf('.') == text.lastIndexOf('.');
        if (!time) return text;
        int last = end - 1;
        while (text.charAt(last) == '0') last--;
        return text.substring(0, text.charAt(last) == '.' ? last : last + 1) + "s";
    }

    /// A header that is matched on; what a credential must be is not shown.
    private static Tree hidden(Tree tree) {
        return switch (tree) {
            case Leaf(String text, var _) -> new Leaf(text, Credentials.HIDDEN);
            case Items(var items) ->
                new Items(items.stream().map(Normaliser::hidden).toList());
            case Branch(var fields) -> {
                List<Field> same = new ArrayList<>();
                for (Field field : fields) same.add(new Field(field.name(), hidden(field.value())));
                yield new Branch(same);
            }
        };
    }

    /// The text of a key or certificate becomes its fingerprint, and even that of a key is not shown.
    private static Branch secret(String place, Branch source) {
        List<Field> fields = new ArrayList<>();
        for (Field field : source.fields()) {
            String name = field.name();
            Tree value = field.value();
            boolean inline = name.equals("inline_string") || name.equals("inline_bytes");
            if (inline && value instanceof Leaf(String text, var _)) {
                String plain = name.equals("inline_bytes") ? decoded(text) : text;
                fields.add(new Field("inline", fingerprint(place, plain)));
            } else fields.add(new Field(name, value instanceof Branch below ? secret(place, below) : value));
        }
        return new Branch(fields);
    }

    /// What a reference leads to rather than what it is called. Of a secret that is not here nothing is known.
    private Branch named(String place, Tree reference) {
        String name = reference.text("name").orElse("");
        Branch secret = secrets.get(name);
        return secret == null ? Branch.EMPTY.with("inline", new Leaf(Redacted.TEXT)) : secret(place, secret);
    }

    private static Leaf fingerprint(String place, String text) {
        if (text.equals(Redacted.TEXT)) return new Leaf(text);
        String fingerprint = Fingerprint.of(text);
        return KEYS.contains(place) ? new Leaf(fingerprint, "(a secret)") : new Leaf(fingerprint);
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return base64;
        }
    }
}
