package emissaryctl.resource;

/// What a Filter does.
public sealed interface FilterType permits ApiKeyFilter, ExternalFilter, JwtFilter, OAuth2Filter, UnsupportedFilter {}
