package emissaryctl.yaml;

import emissaryctl.diag.Diagnostic;
import java.util.Optional;

/// Finds the characters that YAML text may not hold.
final class Characters {

    private Characters() {}

    static Optional<Diagnostic> illegal(String document, Positions positions) {
        for (int i = 0; i < document.length(); i++) {
            char c = document.charAt(i);
            if (c >= ' ' && c < 0x7F || c == '\n') continue;
            int codePoint = document.codePointAt(i);
            if (!isAllowed(codePoint)) {
                return Optional.of(YamlProblems.controlCharacter(positions.offset(document, i), codePoint));
            }
            i += Character.charCount(codePoint) - 1;
        }
        return Optional.empty();
    }

    /// As go-yaml v2 has it (`readerc.go:yaml_parser_update_buffer`).
    private static boolean isAllowed(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || c == 0x85
                || c >= 0x20 && c <= 0x7E
                || c >= 0xA0 && c <= 0xD7FF
                || c >= 0xE000 && c <= 0xFFFD
                || c >= 0x10000;
    }
}
