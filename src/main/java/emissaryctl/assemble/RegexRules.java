package emissaryctl.assemble;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import emissaryctl.diag.Diagnostic;
import emissaryctl.resource.Mapping;
import emissaryctl.resource.RegexRewrite;
import emissaryctl.source.Span;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Whether regular expressions are RE2, which is what Envoy takes. One that is not makes Envoy reject everything
/// (O-61).
final class RegexRules {

    private RegexRules() {}

    /// True when all regular expressions of the Mapping are RE2; adds a diagnostic for each that is not.
    static boolean check(Mapping mapping, List<Diagnostic> found) {
        int before = found.size();
        if (mapping.match().prefixRegex())
            check(mapping.match().prefix(), mapping.metadata().at("prefix"), found);
        if (mapping.match().hostRegex()) {
            mapping.match().host().ifPresent(h -> check(h, mapping.metadata().at("host"), found));
        }
        if (mapping.match().methodRegex()) {
            mapping.match().method().ifPresent(m -> check(m, mapping.metadata().at("method"), found));
        }
        checkAll(mapping, "regex_headers", mapping.match().headers().regex(), found);
        checkAll(
                mapping,
                "regex_query_parameters",
                mapping.match().queryParameters().regex(),
                found);
        checkRewrite(mapping, "regex_rewrite", mapping.rewrite().regex(), found);
        checkRewrite(mapping, "regex_redirect", mapping.redirect().regex(), found);
        return found.size() == before;
    }

    private static void checkAll(Mapping mapping, String field, Map<String, String> regexes, List<Diagnostic> found) {
        regexes.forEach((name, regex) -> check(regex, mapping.metadata().at(field, name), found));
    }

    private static void checkRewrite(
            Mapping mapping, String field, Optional<RegexRewrite> rewrite, List<Diagnostic> found) {
        if (rewrite.isEmpty()) return;
        check(rewrite.get().pattern(), mapping.metadata().at(field, "pattern"), found);
    }

    private static void check(String regex, Span at, List<Diagnostic> found) {
        if (regex.isEmpty()) {
            found.add(MappingProblems.emptyRegex(at));
            return;
        }
        try {
            var _ = Pattern.compile(regex);
        } catch (PatternSyntaxException e) {
            found.add(MappingProblems.notRe2(at, regex, e.getDescription()));
        }
    }
}
