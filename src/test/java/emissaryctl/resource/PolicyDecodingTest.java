package emissaryctl.resource;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PolicyDecodingTest {

    @Test
    void scopesOfBothNamesAreNeeded() {
        FilterPolicy policy = ReadYaml.one(
                FilterPolicy.class,
                ReadYaml.v3(
                        "FilterPolicy",
                        "rules: [{filters: [{name: login, arguments: {scope: [a], scopes: [b, a]}}]}]\n"));

        assertThat(policy.rules().getFirst().filters().getFirst().arguments().scope())
                .containsExactly("a", "b");
    }
}
