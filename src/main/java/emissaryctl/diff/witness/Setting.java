package emissaryctl.diff.witness;

import java.util.List;

/// Something about how a request is handled, beside where it goes. `shown` says no more than a reader understands and
/// may see: it may be empty, and the same for different values.
record Setting(String name, String value, String shown) {

    /// As a report tells it beside those of the other side.
    String words(List<Setting> theirs) {
        boolean alike = theirs.stream()
                .anyMatch(other -> other.name().equals(name) && other.shown().equals(shown));
        return alike ? "other " + name : name + " " + shown;
    }
}
