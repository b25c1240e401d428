package emissaryctl.serve;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdminAddressTest {

    @Test
    void addressesOfThisMachineAreRead() {
        assertThat(AdminAddress.parse("127.0.0.1:8001").orElseThrow().socket().getPort())
                .isEqualTo(8001);
        assertThat(AdminAddress.parse("[::1]:8001")).isPresent();
        assertThat(AdminAddress.parse("::1:8001")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.1:8001",
                "0.0.0.0:8001",
                "example.com:80",
                "localhost:8001",
                "127.0.0.1",
                "127.0.0.1:",
                "127.0.0.1:x",
                "127.0.0.1:70000",
                "127.0.0.1:-1",
                "",
                ":",
                "127.1:99999999999"
            })
    void nothingElseIsAskedAnything(String text) {
        assertThat(AdminAddress.parse(text)).isEmpty();
    }
}
