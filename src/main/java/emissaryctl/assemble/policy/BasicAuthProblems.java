package emissaryctl.assemble.policy;

import emissaryctl.assemble.text.CommandOperators;
import emissaryctl.assemble.text.Text;
import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.resource.Metadata;
import emissaryctl.source.Span;
import java.util.List;

/// What can be wrong with Filters of type BasicAuth, and with the users in their Secrets.
final class BasicAuthProblems {

    private static final String MAKE = "make the line with `htpasswd -ns USER`";

    private BasicAuthProblems() {}

    private static Diagnostic invalid(Metadata filter, String field, String message) {
        return PolicyProblems.filter(Code.FILTER_INVALID, filter, new String[] {"BasicAuth", field}, message);
    }

    static Diagnostic noSecret(Metadata filter) {
        return invalid(filter, "secretName", "it is not said who may come")
                .withHelp("name a Secret with users: `secretName: NAME`");
    }

    static Diagnostic secretMissing(Metadata filter, String secret) {
        return invalid(
                        filter,
                        "secretName",
                        "there is no Secret `" + Text.cut(secret) + "` with `.htpasswd` or `htpasswd` in namespace `"
                                + Text.cut(filter.ref().namespace()) + "`")
                .withHelp("add the Secret to the input");
    }

    static Diagnostic userHeader(Metadata filter, CommandOperators.Fault fault) {
        return invalid(filter, "userHeader", fault.what()).withHelp(fault.help());
    }

    static Diagnostic ownHeader(Metadata filter) {
        return invalid(filter, "userHeader", "`Authorization` is where name and password come from")
                .withHelp("use another header, such as `X-User`");
    }

    /// Its place is in the Secret, where there is something to mend.
    private static Diagnostic inSecret(Metadata filter, Metadata secret, String key, String message) {
        Span plain = secret.at("stringData", key);
        boolean absent = plain.equals(secret.at("stringData"));
        return Diagnostic.error(
                Code.FILTER_INVALID,
                absent ? secret.at("data", key) : plain,
                message + "; what a FilterPolicy wants Filter `"
                        + Text.cut(filter.ref().name()) + "` for is refused");
    }

    static Diagnostic twoFiles(Metadata filter, Metadata secret, List<String> keys) {
        return inSecret(
                        filter,
                        secret,
                        keys.getLast(),
                        "Secret `" + Text.cut(secret.ref().name()) + "` has both `" + String.join("` and `", keys)
                                + "`")
                .withHelp("keep one of them");
    }

    static Diagnostic noUsers(Metadata filter, Metadata secret, String key) {
        return inSecret(
                        filter,
                        secret,
                        key,
                        "`" + key + "` of Secret `" + Text.cut(secret.ref().name()) + "` has no users")
                .withHelp(MAKE);
    }

    static Diagnostic line(Metadata filter, Metadata secret, String key, Htpasswd.Fault fault) {
        return inSecret(
                        filter,
                        secret,
                        key,
                        "line " + fault.line() + " of `" + key + "` in Secret `"
                                + Text.cut(secret.ref().name()) + "` " + fault.what())
                .withHelp(MAKE);
    }
}
