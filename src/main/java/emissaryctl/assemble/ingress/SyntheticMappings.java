package emissaryctl.assemble.ingress;

import emissaryctl.resource.AddedHeader;
import emissaryctl.resource.FieldPlaces;
import emissaryctl.resource.Mapping;
import emissaryctl.resource.MappingErrors;
import emissaryctl.resource.MappingHeaders;
import emissaryctl.resource.MappingMatch;
import emissaryctl.resource.MappingMatch.ValueMatches;
import emissaryctl.resource.MappingPolicy;
import emissaryctl.resource.MappingRedirect;
import emissaryctl.resource.MappingRewrite;
import emissaryctl.resource.MappingUpstream;
import emissaryctl.resource.MappingUpstream.Dns;
import emissaryctl.resource.MappingUpstream.UpstreamTimeouts;
import emissaryctl.resource.Metadata;
import emissaryctl.source.ResourceRef;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;

/// Mappings that stand for rules of other kinds.
final class SyntheticMappings {

    private SyntheticMappings() {}

    /// What such a Mapping says; all else is left out.
    record Rule(
            String path,
            boolean exact,
            int precedence,
            Optional<String> hostname,
            Optional<String> hostRegex,
            String service,
            Optional<String> rewrite,
            Optional<Integer> weight,
            Optional<Duration> timeout,
            Optional<SequencedMap<String, String>> addRequestHeaders) {}

    /// The identity of a child: named after its parent, placed where the parent stands.
    static Metadata child(Metadata parent, String name, int ordinal, SortedMap<String, String> labels) {
        String namespace = parent.ref().namespace();
        return new Metadata(
                new ResourceRef(parent.ref().kind(), namespace, name),
                name + "." + namespace + "." + ordinal,
                labels,
                parent.span(),
                FieldPlaces.nowhere(parent.span()));
    }

    static Mapping mapping(Metadata metadata, Rule rule) {
        return new Mapping(
                metadata,
                match(rule),
                rule.service(),
                rule.weight(),
                new MappingRewrite(rule.rewrite(), Optional.empty(), Optional.empty(), Optional.empty()),
                new MappingRedirect(false, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
                headers(rule),
                policy(rule),
                upstream());
    }

    private static MappingMatch match(Rule rule) {
        ValueMatches none = new ValueMatches(new LinkedHashMap<>(), new LinkedHashMap<>());
        return new MappingMatch(
                rule.path(),
                false,
                rule.exact(),
                Optional.empty(),
                rule.hostname(),
                rule.hostRegex(),
                rule.hostRegex().isPresent(),
                none,
                none,
                Optional.empty(),
                false,
                rule.precedence());
    }

    private static MappingHeaders headers(Rule rule) {
        return new MappingHeaders(
                rule.addRequestHeaders().map(SyntheticMappings::added),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static SequencedMap<String, AddedHeader> added(SequencedMap<String, String> headers) {
        SequencedMap<String, AddedHeader> added = new LinkedHashMap<>();
        headers.forEach((name, value) -> added.put(name, new AddedHeader(value, true)));
        return added;
    }

    private static MappingPolicy policy(Rule rule) {
        return new MappingPolicy(
                rule.timeout(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new LinkedHashMap<>(),
                false,
                Optional.empty(),
                new TreeMap<>(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                new MappingErrors(List.of(), Optional.empty()));
    }

    private static MappingUpstream upstream() {
        return new MappingUpstream(
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                UpstreamTimeouts.NONE,
                Dns.NONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
