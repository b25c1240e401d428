package emissaryctl.assemble.route;

import emissaryctl.assemble.text.EnvoyRegex;
import emissaryctl.diag.Diagnostic;
import emissaryctl.regex.ProgramSize;
import emissaryctl.resource.Mapping;
import emissaryctl.resource.RegexRewrite;
import emissaryctl.source.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// Whether regular expressions are RE2, which is what Envoy takes, and no larger than it is told to take. One that is
/// not makes Envoy reject everything (O-61). Expressions that were found good are not looked at again.
final class RegexRules {

    private final int largest;
    private final List<Diagnostic> found;
    private final Set<String> good = new HashSet<>();

    RegexRules(int largest, List<Diagnostic> found) {
        this.largest = largest;
        this.found = found;
    }

    /// True when all regular expressions of the Mapping will do; adds a diagnostic for each that will not.
    boolean check(Mapping mapping) {
        int before = found.size();
        if (mapping.match().prefixRegex())
            check(mapping.match().prefix(), mapping.metadata().at("prefix"));
        if (mapping.match().hostRegex()) {
            mapping.match().host().ifPresent(h -> check(h, mapping.metadata().at("host")));
        }
        if (mapping.match().methodRegex()) {
            mapping.match().method().ifPresent(m -> check(m, mapping.metadata().at("method")));
        }
        checkAll(mapping, "regex_headers", mapping.match().headers().regex());
        checkAll(
                mapping,
                "regex_query_parameters",
                mapping.match().queryParameters().regex());
        checkRewrite(mapping, "regex_rewrite", mapping.rewrite().regex());
        checkRewrite(mapping, "regex_redirect", mapping.redirect().regex());
        return found.size() == before;
    }

    private void checkAll(Mapping mapping, String field, Map<String, String> regexes) {
        regexes.forEach((name, regex) -> check(regex, mapping.metadata().at(field, name)));
    }

    private void checkRewrite(Mapping mapping, String field, Optional<RegexRewrite> rewrite) {
        if (rewrite.isEmpty()) return;
        check(rewrite.get().pattern(), mapping.metadata().at(field, "pattern"));
    }

    private void check(String regex, Span at) {
        if (regex.isEmpty()) {
            found.add(MappingProblems.emptyRegex(at));
            return;
        }
        if (good.contains(regex)) return;
        Optional<String> fault = EnvoyRegex.fault(regex);
        OptionalInt size = ProgramSize.of(regex);
        if (size.isPresent() && size.getAsInt() > largest)
            found.add(MappingProblems.regexTooLarge(at, regex, size.getAsInt(), largest));
        else if (fault.isPresent()) found.add(MappingProblems.notRe2(at, regex, fault.get()));
        else good.add(regex);
    }
}
