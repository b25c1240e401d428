package emissaryctl.assemble.policy;

import emissaryctl.assemble.text.EnvoyRegex;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Outcome;
import emissaryctl.gateway.policy.ClaimCheck;
import emissaryctl.gateway.policy.ClaimCheck.HasScope;
import emissaryctl.gateway.policy.ClaimCheck.Requirement;
import emissaryctl.gateway.policy.DenyEverything;
import emissaryctl.gateway.policy.HeaderCondition;
import emissaryctl.gateway.policy.HeaderCondition.Exactly;
import emissaryctl.gateway.policy.HeaderCondition.Found;
import emissaryctl.gateway.policy.HeaderCondition.NotEmpty;
import emissaryctl.gateway.policy.HeaderCondition.ValueTest;
import emissaryctl.gateway.policy.Login;
import emissaryctl.gateway.policy.PasswordCheck;
import emissaryctl.gateway.policy.PolicyAction;
import emissaryctl.resource.ApiKeyFilter;
import emissaryctl.resource.BasicAuthFilter;
import emissaryctl.resource.ExternalFilter;
import emissaryctl.resource.Filter;
import emissaryctl.resource.FilterReference;
import emissaryctl.resource.FilterReference.RequestHeaderCondition;
import emissaryctl.resource.JwtFilter;
import emissaryctl.resource.Metadata;
import emissaryctl.resource.OAuth2Filter;
import emissaryctl.resource.ResourceSet;
import emissaryctl.resource.UnsupportedFilter;
import emissaryctl.source.ResourceRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// What the Filters do to requests that come to them. One that cannot be compiled, or is asked for what it cannot do,
/// refuses them.
final class FilterActions {

    /// What Edge Stack answers to who is not sent away, and what Envoy does.
    private static final int UNSAID_STATUS = 403;

    private static final int ENVOYS_STATUS = 401;
    /// Headers that Envoy changes in a login, so that they are others when the token is looked at.
    private static final List<String> OF_LOGINS = List.of("authorization", "cookie");

    private static final HeaderCondition ANY_REQUEST = new HeaderCondition(":method", new NotEmpty(), false);

    private final ResourceSet resources;
    private final Map<ResourceRef, CompiledFilter> compiled = new LinkedHashMap<>();
    private final List<Diagnostic> found = new ArrayList<>();

    FilterActions(ResourceSet resources, FilterInputs inputs) {
        this.resources = resources;
        LoginFilters logins = new LoginFilters(resources, compiled, inputs);
        List<Filter> last = new ArrayList<>();
        for (Filter filter : resources.all(Filter.class)) {
            Metadata metadata = filter.metadata();
            if (!isName(metadata.ref()))
                put(filter, new Outcome<>(new Unusable(metadata), List.of(PolicyProblems.name(metadata))));
            else if (filter.type() instanceof OAuth2Filter) last.add(filter);
            else put(filter, compile(filter, inputs));
        }
        for (Filter filter : last) {
            if (filter.type() instanceof OAuth2Filter login) put(filter, logins.compile(filter.metadata(), login));
        }
    }

    /// Names become parts of others, such as those of secrets, which must not be mistaken for each other.
    private static boolean isName(ResourceRef ref) {
        return isPlain(ref.namespace(), "-_") && isPlain(ref.name(), "-_.");
    }

    private static boolean isPlain(String text, String punctuation) {
        return text.chars()
                .allMatch(c -> c >= 'a' && c <= 'z'
                        || c >= 'A' && c <= 'Z'
                        || c >= '0' && c <= '9'
                        || punctuation.indexOf(c) >= 0);
    }

    private void put(Filter filter, Outcome<CompiledFilter> outcome) {
        compiled.put(filter.metadata().ref(), outcome.value());
        found.addAll(outcome.diagnostics());
    }

    List<Diagnostic> diagnostics() {
        return List.copyOf(found);
    }

    /// What a Filter comes to, whoever names it.
    sealed interface CompiledFilter {}

    /// Nothing that could be done.
    record Unusable(Metadata filter) implements CompiledFilter {}

    /// Steps that a token passes.
    record CheckedToken(Metadata filter, JwtFilterRules.Steps steps) implements CompiledFilter {}

    /// One step, which is passed or not.
    record SingleStep(Metadata filter, String step, PolicyAction action) implements CompiledFilter {}

    /// A login, and the steps that its access token passes then, which are those of the Filter `checker`.
    record LoggedIn(Metadata filter, Login login, Metadata checker, JwtFilterRules.Steps steps, List<String> scope)
            implements CompiledFilter {
        LoggedIn {
            scope = List.copyOf(scope);
        }
    }

    private static Outcome<CompiledFilter> compile(Filter filter, FilterInputs inputs) {
        Metadata metadata = filter.metadata();
        return switch (filter.type()) {
            case JwtFilter jwt ->
                compiled(
                        metadata,
                        JwtFilterRules.steps(metadata, JwtFilterRules.TYPE, jwt, inputs.upstreams(), inputs.options()),
                        steps -> new CheckedToken(metadata, steps));
            case ApiKeyFilter apiKey ->
                compiled(
                        metadata,
                        ApiKeyFilterRules.check(metadata, apiKey, inputs.secrets()),
                        check -> new SingleStep(metadata, "key", check));
            case BasicAuthFilter basicAuth ->
                compiled(
                        metadata,
                        BasicAuthFilterRules.check(metadata, basicAuth, inputs.secrets()),
                        check -> new SingleStep(metadata, "password", check));
            case ExternalFilter external ->
                compiled(
                        metadata,
                        ExternalFilterRules.question(
                                metadata, external, inputs.secrets(), inputs.upstreams(), inputs.options()),
                        question -> new SingleStep(metadata, "service", question));
            case OAuth2Filter _ -> throw new IllegalStateException("logins are compiled when all else is");
            case UnsupportedFilter _ -> new Outcome<>(new Unusable(metadata), List.of(PolicyProblems.plugin(metadata)));
        };
    }

    private static <T> Outcome<CompiledFilter> compiled(
            Metadata filter, Outcome<Optional<T>> outcome, Function<T, CompiledFilter> made) {
        CompiledFilter result = outcome.value().map(made).orElseGet(() -> new Unusable(filter));
        return new Outcome<>(result, outcome.diagnostics());
    }

    /// A refusal in the name of a resource.
    static ReferencedActions denial(Metadata owner) {
        PlannedAction action = new PlannedAction("filter_policy.deny", owner.origin(), new DenyEverything());
        return new ReferencedActions(List.of(action), Optional.empty());
    }

    /// What a request does that comes to a Filter.
    ReferencedActions of(Reference reference) {
        ResourceRef target = reference.target();
        CompiledFilter filter = compiled.get(target);
        if (resources.rejects(target)) return denial(reference.place().policy());
        if (filter == null) {
            found.add(PolicyProblems.noSuchFilter(reference).withAbsent(reference.target()));
            return denial(reference.place().policy());
        }
        Optional<Diagnostic> misuse = misuse(reference, filter);
        if (misuse.isPresent()) {
            found.add(misuse.get());
            return denial(reference.place().policy());
        }
        Optional<HeaderCondition> condition =
                reference.written().ifRequestHeader().map(FilterActions::condition);
        return switch (filter) {
            case Unusable(Metadata metadata) -> denial(metadata);
            case CheckedToken(Metadata metadata, JwtFilterRules.Steps steps) ->
                new ReferencedActions(
                        token(metadata, steps, reference.written().arguments().scope()), condition);
            case LoggedIn login -> new ReferencedActions(loggedIn(login, reference), condition);
            case SingleStep(Metadata metadata, String step, PolicyAction action) ->
                new ReferencedActions(
                        List.of(new PlannedAction(name(metadata, step), metadata.origin(), action)), condition);
        };
    }

    private List<PlannedAction> loggedIn(LoggedIn filter, Reference reference) {
        FilterReference.Arguments arguments = reference.written().arguments();
        arguments
                .insteadOfRedirect()
                .map(instead -> instead.httpStatusCode().orElse(UNSAID_STATUS))
                .filter(status -> status != ENVOYS_STATUS)
                .ifPresent(status -> found.add(OAuth2Problems.statusInstead(reference, status)));
        Optional<HeaderCondition> refused = arguments
                .insteadOfRedirect()
                .map(instead ->
                        instead.ifRequestHeader().map(FilterActions::condition).orElse(ANY_REQUEST));
        Metadata metadata = filter.filter();
        List<PlannedAction> actions = new ArrayList<>();
        actions.add(new PlannedAction(
                name(metadata, "login"), metadata.origin(), filter.login().withRefused(refused)));
        List<String> scope = new ArrayList<>(filter.scope());
        scope.addAll(OAuth2FilterRules.inTokens(arguments.scope()));
        actions.addAll(token(filter.checker(), filter.steps(), scope));
        return actions;
    }

    private static List<PlannedAction> token(Metadata filter, JwtFilterRules.Steps steps, List<String> scope) {
        List<PlannedAction> actions = new ArrayList<>();
        actions.add(new PlannedAction(name(filter, "token"), filter.origin(), steps.token()));
        steps.claims().ifPresent(c -> actions.add(new PlannedAction(name(filter, "claims"), filter.origin(), c)));
        if (!scope.isEmpty()) {
            List<Requirement> scopes = scope.stream()
                    .distinct()
                    .sorted()
                    .<Requirement>map(HasScope::new)
                    .toList();
            actions.add(new PlannedAction(
                    name(filter, "scope"),
                    filter.origin(),
                    new ClaimCheck(steps.token().key(), scopes)));
        }
        steps.headers().ifPresent(h -> actions.add(new PlannedAction(name(filter, "headers"), filter.origin(), h)));
        return actions;
    }

    private static String name(Metadata filter, String what) {
        return "filter." + filter.ref().namespace() + "." + filter.ref().name() + "." + what;
    }

    /// What is wrong with the way in which a rule names a Filter.
    private static Optional<Diagnostic> misuse(Reference reference, CompiledFilter filter) {
        if (reference.written().continueOnDeny()) return Optional.of(PolicyProblems.continueOnDeny(reference));
        if (reference.written().breakOnAllow() && !reference.last()) {
            return Optional.of(PolicyProblems.breakOnAllow(reference));
        }
        Optional<RequestHeaderCondition> header = reference.written().ifRequestHeader();
        Optional<Diagnostic> condition = header.flatMap(each -> fault(reference, each, "ifRequestHeader"));
        if (condition.isPresent()) return condition;
        return switch (filter) {
            case Unusable _ -> Optional.empty();
            case SingleStep(var _, var _, PolicyAction action) ->
                reference.written().arguments().scope().isEmpty()
                        ? injected(reference, headers(action)).or(() -> ofLogins(reference))
                        : Optional.of(PolicyProblems.scopeWithoutToken(reference));
            case CheckedToken(var _, JwtFilterRules.Steps steps) ->
                injected(reference, headers(steps)).or(() -> ofLogins(reference));
            case LoggedIn login ->
                reference.written().arguments().insteadOfRedirect().stream()
                        .flatMap(instead -> misuse(reference, instead).stream())
                        .findFirst()
                        .or(() -> injected(reference, Stream.concat(OF_LOGINS.stream(), headers(login.steps()))));
        };
    }

    private static Optional<Diagnostic> misuse(Reference reference, FilterReference.InsteadOfRedirect instead) {
        return instead.filters()
                ? Optional.of(OAuth2Problems.filtersInstead(reference))
                : instead.ifRequestHeader()
                        .flatMap(header ->
                                fault(reference, header, "arguments", "insteadOfRedirect", "ifRequestHeader"));
    }

    private static Optional<Diagnostic> injected(Reference reference, Stream<String> headers) {
        return reference
                .written()
                .ifRequestHeader()
                .filter(condition -> headers.anyMatch(condition.name()::equalsIgnoreCase))
                .map(_ -> PolicyProblems.conditionOnInjectedHeader(reference));
    }

    /// The headers that a filter itself sets.
    private static Stream<String> headers(PolicyAction action) {
        return action instanceof PasswordCheck check ? check.userHeader().stream() : Stream.empty();
    }

    private static Stream<String> headers(JwtFilterRules.Steps steps) {
        return steps.token().headers().stream().map(set -> set.header());
    }

    private static Optional<Diagnostic> ofLogins(Reference reference) {
        FilterReference.Arguments arguments = reference.written().arguments();
        if (arguments.insteadOfRedirect().isPresent()) {
            return Optional.of(OAuth2Problems.onlyForLogins(reference, "insteadOfRedirect"));
        }
        return arguments.sameSite().map(_ -> OAuth2Problems.onlyForLogins(reference, "sameSite"));
    }

    /// `where` leads from the reference to the condition.
    private static Optional<Diagnostic> fault(Reference reference, RequestHeaderCondition header, String... where) {
        if (header.value().isPresent() && header.valueRegex().isPresent()) {
            return Optional.of(PolicyProblems.valueAndRegex(reference, where));
        }
        return HeaderConditions.faultOfName(header.name())
                .map(fault -> PolicyProblems.headerNeverMatches(reference, "name", fault, and(where, "name")))
                .or(() -> header.value()
                        .flatMap(HeaderConditions::faultOfValue)
                        .map(fault ->
                                PolicyProblems.headerNeverMatches(reference, "value", fault, and(where, "value"))))
                .or(() -> header.valueRegex()
                        .flatMap(EnvoyRegex::fault)
                        .map(fault -> PolicyProblems.notRe2(reference, fault, and(where, "valueRegex"))));
    }

    private static String[] and(String[] where, String field) {
        return Stream.concat(Stream.of(where), Stream.of(field)).toArray(String[]::new);
    }

    private static HeaderCondition condition(RequestHeaderCondition header) {
        ValueTest test = header.value()
                .<ValueTest>map(Exactly::new)
                .or(() -> header.valueRegex().map(Found::new))
                .orElseGet(NotEmpty::new);
        return new HeaderCondition(header.name(), test, header.negate());
    }
}
