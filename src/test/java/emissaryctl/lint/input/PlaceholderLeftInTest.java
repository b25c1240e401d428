package emissaryctl.lint.input;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.cli.Run;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Templates that are filled in too late, and those that are for each request.
class PlaceholderLeftInTest {

    private static String lint(String kind, String spec) {
        return Run.withInput(
                        "apiVersion: getambassador.io/v3alpha1\nkind: %s\nmetadata: {name: a}\nspec: %s\n"
                                .formatted(kind, spec),
                        "lint",
                        "-",
                        "--select",
                        "EMC0014",
                        "-o",
                        "compact")
                .out();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{JWT: {jwksURI: \"https://a/\", injectRequestHeaders: [{name: x, value: \"{{ .token.Claims.sub }}\"}]}}",
                "{JWT: {jwksURI: \"https://a/\", errorResponse: {bodyTemplate: \"{{ .message }}\"}}}",
                "{OAuth2: {authorizationURL: \"https://a/\", injectRequestHeaders: [{name: x, value: \"{{ .token.Raw }}\"}]}}",
            })
    void templatesOfFiltersAreForEachRequest(String spec) {
        assertThat(lint("Filter", spec)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{JWT: {jwksURI: \"https://{{ .Values.host }}/\"}}",
                "{OAuth2: {authorizationURL: \"https://a/\", clientID: <client-id>}}",
            })
    void othersOfFiltersAreLeftIn(String spec) {
        assertThat(lint("Filter", spec)).contains("EMC0014");
    }
}
