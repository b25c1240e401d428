package emissaryctl.explain.view;

import emissaryctl.explain.Arrival;
import emissaryctl.explain.Arrival.Accepted;
import emissaryctl.explain.Arrival.Closed;
import emissaryctl.explain.Arrival.Nowhere;
import emissaryctl.explain.Branch;
import emissaryctl.explain.Trace;
import emissaryctl.explain.match.Candidate;
import emissaryctl.explain.match.Mismatch.PathDiffers;
import emissaryctl.explain.match.RouteChoice;
import emissaryctl.explain.request.HeaderField;
import emissaryctl.explain.request.RoutedRequest;
import emissaryctl.gateway.Gateway.FilterChain;
import emissaryctl.gateway.Gateway.Listener;
import emissaryctl.report.Escaped;
import emissaryctl.report.Palette;
import java.util.List;
import java.util.stream.Collectors;

/// A trace for people: from the listener to the verdict, each step with the resource and the line that it comes from.
final class TraceText {

    private final Palette palette;
    private final boolean all;

    /// @param all show every route that was looked at, not only those with the right path
    TraceText(Palette palette, boolean all) {
        this.palette = palette;
        this.all = all;
    }

    String format(Trace trace) {
        Sheet sheet = new Sheet(palette);
        sheet.title(trace.request().method() + " " + trace.request().url());
        arrival(trace.arrival(), sheet);
        trace.received().ifPresent(received -> received(trace, received, sheet));
        trace.host().ifPresent(host -> sheet.from("host", host.domain(), host.origin()));
        trace.routes().ifPresent(routes -> routes(routes, sheet));
        for (Branch branch : trace.branches()) new BranchText(sheet, trace).add(branch);
        return sheet.text();
    }

    private static void arrival(Arrival arrival, Sheet sheet) {
        switch (arrival) {
            case Nowhere(var cause) -> sheet.line("listener", Words.cause(cause));
            case Closed(Listener listener, var reason, var cause) -> {
                listener(listener, Words.reason(reason), sheet);
                sheet.line("chain", Words.cause(cause));
            }
            case Accepted accepted -> {
                listener(accepted.listener(), Words.reason(accepted.reason()), sheet);
                FilterChain chain = accepted.chain();
                String names = chain.match().serverNames().isEmpty()
                        ? ""
                        : " for " + String.join(", ", chain.match().serverNames());
                sheet.from("chain", (accepted.tls() ? "TLS" + names : "cleartext" + names), chain.origin());
            }
        }
    }

    private static void listener(Listener listener, String reason, Sheet sheet) {
        sheet.from("listener", "port " + listener.address().port() + " (" + reason + ")", listener.origin());
    }

    private static void received(Trace trace, RoutedRequest received, Sheet sheet) {
        if (!received.path().equals(trace.request().path())) sheet.line("path", "becomes " + received.path());
        if (!received.authority().equals(trace.request().authority())) {
            sheet.line("hostname", "becomes " + received.authority());
        }
        String dropped = trace.request().headers().fields().stream()
                .map(HeaderField::name)
                .filter(name -> !received.headers().has(name))
                .distinct()
                .collect(Collectors.joining(", "));
        if (!dropped.isEmpty()) sheet.line("dropped", dropped);
        boolean told = trace.request().headers().has("x-forwarded-proto");
        if (told) {
            sheet.line(
                    "scheme",
                    "x-forwarded-proto counts as "
                            + received.header("x-forwarded-proto").orElse(""));
        }
    }

    private void routes(RouteChoice choice, Sheet sheet) {
        List<Candidate> shown = choice.candidates().stream()
                .filter(candidate -> all || candidate.share() > 0 || !hasOtherPath(candidate))
                .toList();
        int hidden = choice.candidates().size() - shown.size();
        String label = "routes";
        for (Candidate candidate : shown) {
            String mark = candidate.share() > 0 ? palette.green("✓") : palette.red("✗");
            String head = mark + " " + candidate.position() + "  ";
            sheet.painted(
                    label,
                    head + Escaped.of(Words.criteria(candidate.route().criteria())) + "  "
                            + sheet.place(candidate.route().origin()));
            candidate.mismatches().forEach(each -> sheet.line("", "     " + Words.mismatch(each)));
            if (candidate.matches() && candidate.share() == 0) sheet.line("", "     takes no share of the requests");
            label = "";
        }
        if (hidden > 0) {
            sheet.line(label, hidden + (hidden == 1 ? " route" : " routes") + " with another path (--all shows them)");
        }
        if (choice.candidates().isEmpty()) sheet.line("routes", "none");
    }

    private static boolean hasOtherPath(Candidate candidate) {
        return candidate.mismatches().stream()
                .anyMatch(each -> each instanceof PathDiffers differs && !differs.caseDiffers());
    }
}
