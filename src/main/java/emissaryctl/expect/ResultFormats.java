package emissaryctl.expect;

import java.util.List;
import java.util.Optional;

/// All formats.
public final class ResultFormats {

    public static final List<ResultFormat> ALL = List.of(new ResultText(), new ResultJson(), new ResultJunit());

    private ResultFormats() {}

    public static Optional<ResultFormat> named(String name) {
        return ALL.stream().filter(format -> format.name().equals(name)).findFirst();
    }
}
