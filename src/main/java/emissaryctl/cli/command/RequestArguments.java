package emissaryctl.cli.command;

import emissaryctl.cli.UsageException;
import emissaryctl.explain.request.HeaderFields;
import emissaryctl.explain.request.Request;
import emissaryctl.explain.request.RequestUrl;
import emissaryctl.explain.request.RequestUrl.Misunderstood;
import emissaryctl.explain.request.RequestUrl.Understood;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// The request that stands on a command line beside the inputs, in any order: a method and a URL, as with curl. What is
/// neither is an input.
record RequestArguments(Optional<Request> request, List<String> paths) {

    private static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE");
    private static final int HIGHEST_PORT = 65_535;

    static void add(CommandSpec spec) {
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("[METHOD] URL PATH")
                .required(true)
                .arity("1..*")
                .hideParamSyntax(true)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description("The request, and files or directories with resources, or - for standard input.")
                .build());
        spec.addOption(OptionSpec.builder("-H", "--header")
                .paramLabel("NAME:VALUE")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity("1")
                .description("A header of the request. Can be repeated.")
                .build());
        spec.addOption(SharedOptions.text("--client", "ADDRESS")
                .description("The address that the connection comes from.")
                .build());
        spec.addOption(SharedOptions.text("--port", "PORT")
                .description("The Listener's port that the request reaches, where the URL says another.")
                .build());
        spec.addOption(SharedOptions.flag("--http3")
                .description("The request comes over HTTP/3.")
                .build());
    }

    /// @throws UsageException for what is no request
    static RequestArguments of(ParseResult parsed) {
        List<String> methods = new ArrayList<>();
        List<String> urls = new ArrayList<>();
        List<String> paths = new ArrayList<>();
        for (String word : SharedOptions.paths(parsed)) {
            if (isMethod(word)) methods.add(word);
            else if (word.contains("://")) urls.add(word);
            else paths.add(word);
        }
        if (methods.size() > 1) throw new UsageException("there is more than one method");
        if (urls.size() > 1) throw new UsageException("there is more than one URL");
        if (paths.isEmpty()) throw new UsageException("there is no PATH with resources");
        if (urls.isEmpty()) {
            boolean aimless = !methods.isEmpty() || parsed.hasMatchedOption("--header");
            if (aimless) throw new UsageException("there is no URL: write https://HOST/PATH");
            return new RequestArguments(Optional.empty(), paths);
        }
        String method = methods.isEmpty() ? "GET" : methods.getFirst();
        return new RequestArguments(Optional.of(request(method, urls.getFirst(), parsed)), paths);
    }

    /// One of the usual methods, or a word in capitals that names no file.
    private static boolean isMethod(String word) {
        if (METHODS.contains(word)) return true;
        boolean letters = word.chars().allMatch(c -> c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z');
        if (word.isEmpty() || !letters || Files.exists(SharedOptions.path(word))) return false;
        String capitals = word.toUpperCase(Locale.ROOT);
        if (word.equals(capitals)) return true;
        if (METHODS.contains(capitals)) throw new UsageException("'" + word + "' is no method, " + capitals + " is");
        return false;
    }

    private static Request request(String method, String url, ParseResult parsed) {
        return switch (RequestUrl.parse(url)) {
            case Misunderstood(String reason) -> throw new UsageException("the URL '" + url + "' " + reason);
            case Understood(var scheme, String authority, var port, String path) -> {
                HeaderFields headers = headers(parsed.matchedOptionValue("--header", List.of()));
                List<String> hosts = headers.values("host");
                String host = hosts.isEmpty() ? authority : hosts.getFirst();
                yield Request.of(method, scheme, host, port, path)
                        .with(headers.without("host"))
                        .at(SharedOptions.value(parsed, "--port").map(RequestArguments::port))
                        .from(SharedOptions.value(parsed, "--client").map(RequestArguments::address))
                        .overHttp3(SharedOptions.isSet(parsed, "--http3"));
            }
        };
    }

    private static HeaderFields headers(List<String> written) {
        HeaderFields headers = HeaderFields.NONE;
        for (String each : written) {
            int colon = each.indexOf(':');
            String name = colon < 0 ? "" : each.substring(0, colon).strip();
            boolean plain = !name.isEmpty() && name.chars().allMatch(c -> c > ' ' && c < 0x7f);
            if (!plain) throw new UsageException("'" + each + "' is no header: write 'NAME: VALUE'");
            headers = headers.adding(name, each.substring(colon + 1).strip());
        }
        return headers;
    }

    private static int port(String text) {
        boolean number = !text.isEmpty() && text.length() <= 5 && text.chars().allMatch(Character::isDigit);
        int port = number ? Integer.parseInt(text) : 0;
        if (port < 1 || port > HIGHEST_PORT) throw new UsageException("'" + text + "' is no port");
        return port;
    }

    private static String address(String text) {
        if (!Request.isAddress(text)) throw new UsageException("'" + text + "' is no IP address");
        return text;
    }
}
