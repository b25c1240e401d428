package emissaryctl.assemble.text;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.gateway.AddressRules.AddressRange;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.1, 10.0.0.1",
        "::1, ::1",
        "2001:DB8:0:0:0:0:0:1, 2001:db8::1",
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "1:2:3:4:5:6:7:8, 1:2:3:4:5:6:7:8",
        "::, ::",
        "fe80::, fe80::",
    })
    void addressesAreWrittenInOneWay(String text, String normal) {
        assertThat(IpAddress.normalise(text)).contains(normal);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "localhost", "10.0.0", "10.0.0.256", "10.0.0.01", "10.0.0.1.2", "1::2::3", "g::1", "[::1]"})
    void namesAreNoAddresses(String text) {
        assertThat(IpAddress.normalise(text)).isEmpty();
        assertThat(IpAddress.isAddress(text)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.0.0.0, 8",
        "10.0.0.1, 10.0.0.1, 32",
        "10.1.2.3/8, 10.1.2.3, 8",
        "0.0.0.0/0, 0.0.0.0, 0",
        "2001:DB8::/32, 2001:db8::, 32",
        "::1, ::1, 128",
    })
    void rangesKeepTheirHostBits(String text, String address, int length) {
        Optional<AddressRange> range = Cidr.parse(text, true);
        assertThat(range).contains(new AddressRange(true, address, length));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/8", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1", "::/129", "10.0.0.0/8/8", "net/8"})
    void otherTextsAreNoRanges(String text) {
        assertThat(Cidr.parse(text, false)).isEmpty();
    }
}
