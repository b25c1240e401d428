package emissaryctl.explain.view;

import emissaryctl.diag.Credentials;
import emissaryctl.explain.Arrival.Cause;
import emissaryctl.explain.Arrival.ListenerReason;
import emissaryctl.explain.Arrival.NowhereCause;
import emissaryctl.explain.Verdict.Why;
import emissaryctl.explain.filter.AddressDecision;
import emissaryctl.explain.match.Mismatch;
import emissaryctl.explain.match.Mismatch.HeaderDiffers;
import emissaryctl.explain.match.Mismatch.PathDiffers;
import emissaryctl.explain.match.Mismatch.QueryDiffers;
import emissaryctl.gateway.RouteCriteria;
import emissaryctl.gateway.RouteCriteria.ExactPath;
import emissaryctl.gateway.RouteCriteria.ExactText;
import emissaryctl.gateway.RouteCriteria.NamedMatch;
import emissaryctl.gateway.RouteCriteria.PathMatch;
import emissaryctl.gateway.RouteCriteria.PathPrefix;
import emissaryctl.gateway.RouteCriteria.PathRegex;
import emissaryctl.gateway.RouteCriteria.PathSegments;
import emissaryctl.gateway.RouteCriteria.Present;
import emissaryctl.gateway.RouteCriteria.TextMatch;
import emissaryctl.gateway.RouteCriteria.TextPrefix;
import emissaryctl.gateway.RouteCriteria.TextRegex;
import emissaryctl.gateway.RouteCriteria.TextSuffix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What values mean, in words.
public final class Words {

    private Words() {}

    /// What a route takes, but for its share: `prefix /a/, method GET, header x-t blue`.
    public static String criteria(RouteCriteria criteria) {
        List<String> all = new ArrayList<>();
        all.add(path(criteria.path()) + (criteria.caseSensitive() ? "" : " in any case"));
        criteria.headers().forEach(match -> all.add(header(match)));
        criteria.queryParameters().forEach(match -> all.add("query " + match.name() + value(match.value())));
        return String.join(", ", all);
    }

    static String path(PathMatch match) {
        return switch (match) {
            case PathPrefix(String prefix) -> "prefix " + prefix;
            case PathSegments(String prefix) -> "path below " + prefix;
            case ExactPath(String path) -> "path " + path;
            case PathRegex(String regex) -> "path like " + regex;
        };
    }

    private static String header(NamedMatch match) {
        return subject(match.name()) + value(shown(match));
    }

    /// A value that lets somebody in is not repeated.
    private static TextMatch shown(NamedMatch match) {
        String text = switch (match.value()) {
            case ExactText(String exact) -> exact;
            case TextPrefix(String prefix) -> prefix;
            case TextSuffix(String suffix) -> suffix;
            case TextRegex _, Present _ -> "";
        };
        boolean hidden = !text.isEmpty() && Credentials.isOne(match.name(), text);
        return hidden ? new ExactText(Credentials.HIDDEN) : match.value();
    }

    private static String value(TextMatch match) {
        return match instanceof Present ? "" : " " + wanted(match);
    }

    private static String wanted(TextMatch match) {
        return switch (match) {
            case ExactText(String text) -> text.isEmpty() ? "empty" : text;
            case TextPrefix(String prefix) -> prefix + "…";
            case TextSuffix(String suffix) -> "…" + suffix;
            case TextRegex(String regex) -> "like " + regex;
            case Present _ -> "anything";
        };
    }

    private static String subject(String name) {
        return switch (name) {
            case ":method" -> "method";
            case ":authority" -> "host";
            case ":path" -> "path";
            case ":scheme" -> "scheme";
            default -> "header " + name;
        };
    }

    static String mismatch(Mismatch mismatch) {
        return switch (mismatch) {
            case PathDiffers(PathMatch wanted, String path, boolean caseDiffers) ->
                "path is " + path + ", not " + pathWanted(wanted) + (caseDiffers ? " (case differs)" : "");
            case HeaderDiffers(NamedMatch wanted, Optional<String> value) ->
                differs(subject(wanted.name()), shown(wanted), value.map(is -> Credentials.shown(wanted.name(), is)));
            case QueryDiffers(NamedMatch wanted, Optional<String> value) ->
                differs("query " + wanted.name(), wanted.value(), value);
        };
    }

    private static String pathWanted(PathMatch match) {
        return switch (match) {
            case PathPrefix(String prefix) -> prefix + "…";
            case PathSegments(String prefix) -> prefix + " or below";
            case ExactPath(String path) -> path;
            case PathRegex(String regex) -> "like " + regex;
        };
    }

    private static String differs(String subject, TextMatch wanted, Optional<String> value) {
        String is =
                value.map(text -> text.isEmpty() ? "is empty" : "is " + text).orElse("is absent");
        return wanted instanceof Present ? subject + " is absent" : subject + " " + is + ", not " + wanted(wanted);
    }

    static String reason(ListenerReason reason) {
        return switch (reason) {
            case GATEWAY_PORT -> "as told by --port";
            case URL_PORT -> "the port of the URL";
            case SCHEME_PORT -> "the port of the scheme";
            case FIRST_SUITABLE -> "the first that suits";
            case TLS_ENDS_BEFORE -> "TLS ends in front of the gateway";
        };
    }

    static String cause(Cause cause) {
        return switch (cause) {
            case NO_FILTER_CHAIN -> "no filter chain takes the connection, which is closed";
            case TLS_ON_CLEARTEXT -> "the port speaks no TLS, the connection fails";
            case CLEARTEXT_ON_TLS -> "the port wants TLS, the connection fails";
        };
    }

    static String cause(NowhereCause cause) {
        return switch (cause) {
            case NO_LISTENERS -> "there is no Listener";
            case NONE_ON_PORT -> "no Listener has this port";
            case NONE_FOR_TLS -> "no Listener terminates TLS for this host, and none trusts x-forwarded-proto";
            case NONE_FOR_CLEARTEXT -> "no Listener takes cleartext";
            case NONE_FOR_HTTP3 -> "no Listener speaks HTTP/3 for this host";
        };
    }

    static String why(Why why) {
        return switch (why) {
            case DIRECT_RESPONSE -> "answered by the gateway itself";
            case PREFLIGHT -> "the CORS rules answer the preflight";
            case NO_VIRTUAL_HOST -> "no Host is for this hostname";
            case NO_ROUTE -> "no route matches";
            case BAD_AUTHORITY -> "the Host header has a character that no host may have";
            case BAD_HEADER_NAME -> "headers with an underscore in their name are refused";
            case BAD_PATH -> "the path is refused";
            case ADDRESS_REFUSED -> "the client's address is not let in";
            case POLICY_REFUSED -> "a FilterPolicy wants what cannot be done";
            case LOGIN_PAGE -> "a page of the login, for who comes from nowhere";
            case UPGRADE_REFUSED -> "the route allows no such upgrade";
        };
    }

    static String address(AddressDecision decision) {
        return switch (decision) {
            case NO_RULES -> "no rules";
            case PASSED -> "let in";
            case REFUSED -> "not let in";
            case UNKNOWN -> "depends on the client's address: tell it with --client";
        };
    }
}
