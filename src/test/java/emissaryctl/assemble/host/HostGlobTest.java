package emissaryctl.assemble.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostGlobTest {

    @ParameterizedTest
    @CsvSource({
        "foo.com, foo.com, true",
        "*, foo.com, true",
        "*, *.foo.com, true",
        ".foo.com, a.foo.com, false",
        "*foo*, foo, false",
        "*foo*, *foo*, true",
        "foo.com, bar.com, false",
        "foo.*, *.com, true",
        "*.foo.com, foo.com, false",
        "*.foo.com, a.foo.com, true",
        "*.foo.com, a.b.foo.com, true",
        "*foo.com, foo.com, false",
        "*foo.com, xfoo.com, true",
        "*.com, *.foo.com, true",
        "*.bar.com, *.foo.com, false",
        "foo.*, foo., false",
        "foo.*, foo.com, true",
        "foo.*, foo.b.*, true",
        "foo.*, bar.*, false",
        "foo.com, Foo.com, false",
        "foo.com, foo.com:80, false",
    })
    void globsOverlapWhenSomeNameMatchesBoth(String one, String other, boolean overlap) {
        assertThat(HostGlob.overlap(one, other)).isEqualTo(overlap);
        assertThat(HostGlob.overlap(other, one)).as("the other way round").isEqualTo(overlap);
    }
}
