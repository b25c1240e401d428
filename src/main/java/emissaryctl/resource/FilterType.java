package emissaryctl.resource;

/// What a Filter does.
public sealed interface FilterType
        permits ApiKeyFilter, BasicAuthFilter, ExternalFilter, JwtFilter, OAuth2Filter, UnsupportedFilter {}
