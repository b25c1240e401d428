package emissaryctl.diff.live;

import emissaryctl.diff.tree.Tree;
import emissaryctl.diff.tree.Tree.Branch;
import emissaryctl.diff.tree.Tree.Field;
import emissaryctl.diff.tree.Tree.Leaf;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// The fields of one message while it is read. A field that nobody has asked for in the end is one that is not
/// understood, and is noted by its name.
final class Fields {

    private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000);

    private final Branch message;
    private final String place;
    private final Unclear unclear;
    private final Set<String> asked = new HashSet<>();

    private Fields(Tree message, String place, Unclear unclear) {
        this.message = message instanceof Branch branch ? branch : Branch.EMPTY;
        this.place = place;
        this.unclear = unclear;
        if (!(message instanceof Branch)) unclear.add(place);
    }

    /// @param place what the fields are called after; empty for none
    static <T> T read(Tree message, String place, Unclear unclear, Function<Fields, T> reader) {
        Fields fields = new Fields(message, place, unclear);
        T value = reader.apply(fields);
        for (Field field : fields.message.fields()) {
            if (!fields.asked.contains(field.name())) fields.doubt(field.name());
        }
        return value;
    }

    void doubt(String name) {
        unclear.add(place.isEmpty() ? name : place + "." + name);
    }

    /// These make no difference to where requests go.
    void skip(String... names) {
        asked.addAll(List.of(names));
    }

    /// Nor does anything else here.
    void all() {
        message.fields().forEach(field -> asked.add(field.name()));
    }

    /// The field as it is, for who knows what to do with it.
    Optional<Tree> tree(String name) {
        asked.add(name);
        return message.get(name);
    }

    Optional<String> text(String name) {
        Optional<Tree> found = tree(name);
        if (found.isPresent() && !(found.get() instanceof Leaf)) doubt(name);
        return message.text(name);
    }

    /// What a field says when it is there and not empty, as Envoy does not tell the two apart.
    Optional<String> filled(String name) {
        return text(name).filter(text -> !text.isEmpty());
    }

    boolean flag(String name) {
        return text(name).filter("true"::equals).isPresent();
    }

    /// Any other value is not understood; `usual` is what the field means when it is absent.
    void only(String name, String usual) {
        if (text(name).filter(value -> !value.equals(usual)).isPresent()) doubt(name);
    }

    Optional<Integer> number(String name) {
        Optional<String> text = text(name);
        boolean number = text.filter(Fields::isNumber).isPresent();
        if (text.isPresent() && !number) doubt(name);
        return text.filter(_ -> number).map(Integer::parseInt);
    }

    Optional<Duration> duration(String name) {
        Optional<String> text = text(name);
        boolean time = text.filter(Fields::isTime).isPresent();
        if (text.isPresent() && !time) doubt(name);
        return text.filter(_ -> time)
                .map(each -> new BigDecimal(each.substring(0, each.length() - 1)))
                .map(seconds -> Duration.ofNanos(seconds.multiply(NANOS).longValue()));
    }

    static boolean isNumber(String text) {
        return !text.isEmpty() && text.length() < 10 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /// Seconds, perhaps with a fraction, such as `0.250s`.
    private static boolean isTime(String text) {
        if (!text.endsWith("s")) return false;
        int point = text.indexOf('.');
        String whole = text.substring(0, point < 0 ? text.length() - 1 : point);
        return isNumber(whole) && (point < 0 || isNumber(text.substring(point + 1, text.length() - 1)));
    }

    <T extends Enum<T>> Optional<T> word(String name, Class<T> words) {
        Optional<String> text = text(name);
        for (T word : words.getEnumConstants()) {
            if (text.filter(word.name()::equals).isPresent()) return Optional.of(word);
        }
        if (text.isPresent()) doubt(name);
        return Optional.empty();
    }

    <T> Optional<T> message(String name, Function<Fields, T> reader) {
        return tree(name).map(found -> read(found, below(name), unclear, reader));
    }

    /// Those of a list that are understood.
    <T> List<T> list(String name, Function<Fields, T> reader) {
        asked.add(name);
        List<T> all = new ArrayList<>();
        for (Tree each : message.list(name)) {
            Unclear own = new Unclear();
            T value = read(each, below(name), own, reader);
            if (own.isEmpty()) all.add(value);
            unclear.addAll(own);
        }
        return all;
    }

    List<String> texts(String name) {
        asked.add(name);
        return message.list(name).stream().map(Tree::shown).toList();
    }

    private String below(String name) {
        return place.isEmpty() ? name : place + "." + name;
    }
}
