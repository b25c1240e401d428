package emissaryctl.resource;

/// A resource as the user wrote it.
public sealed interface Resource
        permits AmbassadorModule,
                AuthService,
                ConsulResolver,
                DevPortal,
                EndpointSlice,
                Filter,
                FilterPolicy,
                Host,
                Ingress,
                IngressClass,
                KnativeIngress,
                KubernetesEndpointResolver,
                KubernetesEndpoints,
                KubernetesSecret,
                KubernetesService,
                KubernetesServiceResolver,
                Listener,
                LogService,
                Mapping,
                RateLimit,
                RateLimitService,
                TcpMapping,
                TlsContext,
                TlsModule,
                TracingService {

    Metadata metadata();

    default String name() {
        return metadata().ref().name();
    }

    default String namespace() {
        return metadata().ref().namespace();
    }
}
