package emissaryctl.coverage;

import static emissaryctl.coverage.CoveredField.becomes;
import static emissaryctl.coverage.CoveredField.decides;
import static emissaryctl.coverage.CoveredField.ignored;
import static emissaryctl.coverage.CoveredField.notApplicable;

import java.util.List;
import java.util.stream.Stream;

/// What every object has, and the kinds of which nothing goes into a configuration.
final class OtherFields {

    private static final String CLUSTER = "set by a cluster";
    private static final String CONSUL = "Consul is not asked; the file of `--endpoints` says where its services are";

    static final List<CoveredField> EVERY_OBJECT = List.of(
            decides("apiVersion", "which schema the object has; those of strangers are passed over"),
            decides("kind", "what the object is; strangers are passed over"),
            decides("metadata.name", "what others call the object; the names of listeners and clusters come from it"),
            decides("metadata.namespace", "what others call the object; services without a namespace are in it"),
            decides("metadata.labels.*", "which selectors of Hosts and Listeners match")
                    .with("of an EndpointSlice the Service it belongs to"),
            decides("metadata.annotations.*", "`getambassador.io/config` holds resources")
                    .with("of an Ingress also its class and `getambassador.io/ambassador-id`"),
            decides("spec.ambassador_id[]", "which Emissary uses the object (`--ambassador-id`)"),
            ignored("metadata.creationTimestamp", CLUSTER),
            ignored("metadata.deletionGracePeriodSeconds", CLUSTER),
            ignored("metadata.deletionTimestamp", CLUSTER),
            ignored("metadata.finalizers", CLUSTER),
            ignored("metadata.generateName", CLUSTER),
            ignored("metadata.generation", CLUSTER),
            ignored("metadata.managedFields", CLUSTER),
            ignored("metadata.ownerReferences", CLUSTER),
            ignored("metadata.resourceVersion", CLUSTER),
            ignored("metadata.selfLink", CLUSTER),
            ignored("metadata.uid", CLUSTER),
            ignored("status", CLUSTER));

    static final List<CoveredField> CONSUL_RESOLVER =
            List.of(notApplicable("address", CONSUL), becomes("datacenter", "Cluster.load_assignment"));

    static final List<CoveredField> DEV_PORTAL = Stream.of(
                    "content.branch",
                    "content.dir",
                    "content.url",
                    "default",
                    "docs[].service",
                    "docs[].timeout_ms",
                    "docs[].url",
                    "naming_scheme",
                    "preserve_servers",
                    "search.enabled",
                    "search.type",
                    "selector.matchLabels.*",
                    "selector.matchNamespaces[]")
            .map(path -> notApplicable(path, "for the developer portal"))
            .toList();

    static final List<CoveredField> OTHER_MODULE =
            List.of(ignored("config", "by Emissary, too; only `ambassador`, `tls` and `authentication` are looked at"));

    private OtherFields() {}
}
