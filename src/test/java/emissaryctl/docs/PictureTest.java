package emissaryctl.docs;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.cli.Run;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/// The picture in README.md shows what the program prints today; `make picture` draws it anew.
class PictureTest {

    private static final Path PICTURE = Path.of("docs/terminal.svg");
    private static final Pattern COMMANDS = Pattern.compile("(?m)^    \"(.*)\",$");

    @Test
    void showsWhatIsPrinted() throws Exception {
        String rest = letters(shown());
        for (String command : commands()) {
            Run run = Run.of(List.of(command.split(" ")));
            assertThat(run.exit()).as(command).isLessThan(2);
            String typed = "$ emissaryctl " + command;
            String outFirst = letters(typed + run.out() + run.err());
            // Notes may come before the rest, or after it.
            String errFirst = letters(typed + run.err() + run.out());
            assertThat(rest).startsWith(rest.startsWith(errFirst) ? errFirst : outFirst);
            rest = rest.substring(outFirst.length());
        }
        assertThat(rest).isEmpty();
    }

    @Test
    void fetchesNothing() {
        assertThat(Pages.text(PICTURE)).doesNotContain("url(http", "href", "@import", "@font-face");
    }

    private static List<String> commands() {
        List<String> all = new ArrayList<>();
        Matcher matcher = COMMANDS.matcher(Pages.text(Path.of("scripts/picture")));
        while (matcher.find()) all.add(matcher.group(1));
        assertThat(all).hasSizeGreaterThan(2);
        return all;
    }

    /// The text of the picture in reading order, without its title.
    private static String shown() throws Exception {
        NodeList texts = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(PICTURE.toFile())
                .getElementsByTagName("text");
        Map<Double, TreeMap<Double, String>> lines = new TreeMap<>();
        for (int i = 0; i < texts.getLength(); i++) {
            Element text = (Element) texts.item(i);
            if (text.getAttribute("class").endsWith("-title")) continue;
            lines.computeIfAbsent(Double.valueOf(text.getAttribute("y")), _ -> new TreeMap<>())
                    .put(Double.valueOf(text.getAttribute("x")), text.getTextContent());
        }
        StringBuilder all = new StringBuilder();
        lines.values().forEach(line -> line.values().forEach(all::append));
        return all.toString();
    }

    /// Lines are broken where the window ends, and spaces are drawn otherwise.
    private static String letters(String text) {
        return text.replaceAll("[\\s\u00a0]", "");
    }
}
