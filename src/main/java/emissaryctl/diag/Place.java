package emissaryctl.diag;

/// Where a finding stands in terms that survive edits of other lines: the resource (`Mapping default/users`, empty when
/// there is none) and the path of the field in it (`spec.prefix`, empty for the resource itself).
public record Place(String resource, String path) {

    public static final Place NOWHERE = new Place("", "");
}
