package emissaryctl.browser;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.browser.Browser.Key;
import emissaryctl.cli.Run;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/// The pages of `graph -o html` and `diff -o html`, in a real browser. Pictures of them lie in target/screenshots
/// afterwards, for people to look at.
class PagesTest {

    private static final Path SCREENSHOTS = Path.of("target/screenshots");
    private static final String ROWS = "[...document.querySelectorAll('tbody tr')].filter(r => r.offsetParent).length";
    private static final String QUICKSTART = "examples/quickstart";

    @TempDir
    Path folder;

    private Path program;

    @BeforeEach
    void findChromium(TestReporter reporter) {
        program = Browser.program().orElse(Path.of(""));
        if (program.equals(Path.of(""))) reporter.publishEntry("Chromium is not installed; the pages were not tried");
    }

    private boolean none() {
        return program.equals(Path.of(""));
    }

    private Path graph() {
        Path page = folder.resolve("routes.html");
        assertThat(Run.of("graph", QUICKSTART, "-o", "html=" + page).exit()).isZero();
        return page;
    }

    @Test
    void searchesTheRoutes() throws Exception {
        if (none()) return;
        try (Browser browser = Browser.open(program, graph(), 1200, 800)) {
            int all = Integer.parseInt(browser.evaluate("String(" + ROWS + ")"));
            assertThat(all).isGreaterThan(4);

            browser.type("/");
            assertThat(browser.evaluate("document.activeElement.id")).isEqualTo("text");
            browser.type("items canary");
            assertThat(browser.evaluate("document.getElementById('text').value"))
                    .as("the key that leads to the field does not write into it")
                    .isEqualTo("items canary");
            assertThat(browser.evaluate("String(" + ROWS + ")")).isEqualTo("1");
            assertThat(browser.evaluate("document.getElementById('count').textContent"))
                    .isEqualTo("1 route shown");
            picture(browser, "graph-search");

            browser.press(Key.Escape);
            assertThat(browser.evaluate("String(" + ROWS + ")")).isEqualTo(String.valueOf(all));
        }
    }

    @Test
    void filtersByKeyboardAlone() throws Exception {
        if (none()) return;
        try (Browser browser = Browser.open(program, graph(), 1200, 800)) {
            browser.press(Key.Tab);
            browser.press(Key.Tab);
            assertThat(browser.evaluate("document.activeElement.id")).isEqualTo("host");
            browser.press(Key.Tab);
            assertThat(browser.evaluate("document.activeElement.id")).isEqualTo("kind");
            assertThat(browser.evaluate("getComputedStyle(document.activeElement).outlineStyle"))
                    .as("it can be seen where the focus is")
                    .isEqualTo("solid");
            browser.type("a redirect");
            assertThat(browser.evaluate("document.getElementById('kind').value"))
                    .isEqualTo("redirect");
            assertThat(browser.evaluate("String(" + ROWS + ")")).isEqualTo("1");
            assertThat(browser.evaluate("document.querySelector('tbody tr:not([hidden])').textContent"))
                    .contains("/basket/");
        }
    }

    @Test
    void pagesFitTheirWindowsAndAskNobody() throws Exception {
        if (none()) return;
        Path graph = graph();
        Path diff = folder.resolve("diff.html");
        Path changed = folder.resolve("changed.yaml");
        StringBuilder manifests = new StringBuilder();
        try (var files = Files.list(Path.of(QUICKSTART))) {
            for (Path file : files.sorted().toList()) {
                manifests.append("---\n").append(Files.readString(file));
            }
        }
        Files.writeString(changed, manifests.toString().replace("prefix: /cart/", "prefix: /trolley/"));
        assertThat(Run.of("diff", QUICKSTART, changed.toString(), "-o", "html=" + diff)
                        .exit())
                .isZero();
        for (Path page : new Path[] {graph, diff}) {
            String name = page.getFileName().toString().replace(".html", "");
            for (int width : new int[] {1200, 500}) {
                try (Browser browser = Browser.open(program, page, width, 800)) {
                    assertThat(
                                    browser.evaluate(
                                            "String(document.documentElement.scrollWidth <= document.documentElement.clientWidth)"))
                            .as("%s is not wider than its window of %d", name, width)
                            .isEqualTo("true");
                    assertThat(browser.evaluate("String(performance.getEntriesByType('resource').length)"))
                            .as("%s loads nothing", name)
                            .isEqualTo("0");
                    assertThat(browser.evaluate("document.body.innerText"))
                            .contains(name.equals("diff") ? "/trolley/" : "/cart/");
                    picture(browser, name + "-" + width);
                    browser.preferDark();
                    picture(browser, name + "-" + width + "-dark");
                }
            }
        }
    }

    /// Keeps a picture; text that can be read makes many colours, with both near black and near white among them.
    private static void picture(Browser browser, String name) throws Exception {
        byte[] png = browser.screenshot();
        Files.write(Files.createDirectories(SCREENSHOTS).resolve(name + ".png"), png);
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        Set<Integer> colours = new HashSet<>();
        int darkest = 255;
        int lightest = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int colour = image.getRGB(x, y);
                colours.add(colour);
                darkest = Math.min(darkest, colour >> 8 & 0xff);
                lightest = Math.max(lightest, colour >> 8 & 0xff);
            }
        }
        assertThat(colours).as(name).hasSizeGreaterThan(30);
        assertThat(lightest - darkest).as("contrast of " + name).isGreaterThan(180);
    }
}
