package emissaryctl.cli.command;

import emissaryctl.cli.UsageException;
import emissaryctl.publish.PublishOptions;
import emissaryctl.xds.XdsPlaces;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// The options of everything that writes a directory for Envoy to follow.
record XdsOptions(String seenAs, int maxWatches, boolean allowShrink) {

    private static final String SEEN_AS = "--seen-as";
    private static final String MAX_WATCHES = "--max-watches";
    static final String ALLOW_SHRINK = "--allow-shrink";

    private static final int MOST_WATCHES = 1_000_000;

    static void add(CommandSpec spec, String heading) {
        SharedOptions.addGroup(
                spec,
                heading,
                SharedOptions.text(SEEN_AS, "PATH").description("Where Envoy sees the directory, if that differs."),
                SharedOptions.text(MAX_WATCHES, "NUMBER")
                        .description("How many files Envoy may follow (default: " + PublishOptions.DEFAULT_WATCHES
                                + "); twice as many inotify instances must be free."),
                SharedOptions.flag(ALLOW_SHRINK)
                        .description("Publish even if more than three in ten routes disappear."));
    }

    /// Says that options which mean nothing mean nothing.
    static void refuse(ParseResult parsed, String layout) {
        for (String option : List.of(SEEN_AS, MAX_WATCHES, ALLOW_SHRINK)) {
            boolean means = layout.equals(RenderTarget.XDS)
                    || layout.equals(RenderTarget.KUBERNETES) && !option.equals(ALLOW_SHRINK);
            if (SharedOptions.isSet(parsed, option) && !means) throw new UsageException(option + " needs --layout xds");
        }
    }

    /// With the directory seen `here` unless the user says otherwise.
    static XdsOptions of(ParseResult parsed, String here) {
        String seenAs = SharedOptions.value(parsed, SEEN_AS).orElse(here);
        if (!seenAs.startsWith("/")) throw new UsageException(SEEN_AS + " is an absolute path, not '" + seenAs + "'");
        int watches =
                SharedOptions.value(parsed, MAX_WATCHES).map(XdsOptions::number).orElse(PublishOptions.DEFAULT_WATCHES);
        return new XdsOptions(seenAs, watches, SharedOptions.isSet(parsed, ALLOW_SHRINK));
    }

    private static int number(String text) {
        boolean number = !text.isEmpty() && text.length() <= 7 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (number && Integer.parseInt(text) <= MOST_WATCHES) return Integer.parseInt(text);
        throw new UsageException(MAX_WATCHES + " is a number up to " + MOST_WATCHES + ", not '" + text + "'");
    }

    PublishOptions publishing(boolean stepwise) {
        return new PublishOptions(XdsPlaces.behindLink(seenAs), maxWatches, stepwise);
    }
}
