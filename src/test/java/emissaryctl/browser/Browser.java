package emissaryctl.browser;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// A headless Chromium with one page, driven over its DevTools protocol: no driver of its own version is needed.
final class Browser implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome-stable", "google-chrome");
    private static final String BLANK = "about:blank";
    private static final int SECONDS = 60;

    private final Process process;
    private final WebSocket socket;
    private final BlockingQueue<JsonNode> messages;
    private int last;

    private Browser(Process process, WebSocket socket, BlockingQueue<JsonNode> messages) {
        this.process = process;
        this.socket = socket;
        this.messages = messages;
    }

    /// The program, where the machine has one.
    static Optional<Path> program() {
        return Stream.of(System.getenv("PATH").split(":"))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /// Opens the page in a window of the size, with a profile of its own and without any network.
    static Browser open(Path program, Path page, int width, int height) throws Exception {
        // Processes of the browser may still write there when it has ended.
        Path profile = Files.createTempDirectory(Files.createDirectories(Path.of("target/browser")), "profile");
        Process process = new ProcessBuilder(
                        program.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--disable-dev-shm-usage",
                        "--proxy-server=127.0.0.1:9",
                        "--window-size=" + width + "," + height,
                        "--user-data-dir=" + profile,
                        "--remote-debugging-port=0",
                        BLANK)
                .redirectErrorStream(true)
                .redirectOutput(profile.resolve("chromium.log").toFile())
                .start();
        try {
            BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
            Browser browser = new Browser(process, connect(target(profile), messages), messages);
            browser.call("Page.navigate", Map.of("url", page.toUri().toString()));
            browser.awaitLoaded(page);
            return browser;
        } catch (Exception e) {
            process.destroyForcibly();
            throw e;
        }
    }

    private static URI target(Path profile) throws Exception {
        Path port = profile.resolve("DevToolsActivePort");
        for (int i = 0; i < SECONDS * 10; i++) {
            if (Files.exists(port) && Files.readString(port).contains("\n")) {
                String address = "127.0.0.1:" + Files.readAllLines(port).getFirst();
                try (var list =
                        URI.create("http://" + address + "/json").toURL().openStream()) {
                    for (JsonNode one : JSON.readTree(list)) {
                        if (one.path("url").asString("").equals(BLANK)) {
                            return URI.create(one.path("webSocketDebuggerUrl").asString(""));
                        }
                    }
                }
            }
            Thread.sleep(100);
        }
        throw new IOException("Chromium shows no page");
    }

    private static WebSocket connect(URI address, BlockingQueue<JsonNode> messages) {
        return HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(address, new WebSocket.Listener() {
                    private final StringBuilder text = new StringBuilder();

                    @Override
                    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean end) {
                        text.append(part);
                        if (end) {
                            messages.add(JSON.readTree(text.toString()));
                            text.setLength(0);
                        }
                        return WebSocket.Listener.super.onText(from, part, end);
                    }
                })
                .join();
    }

    /// What the JavaScript expression is, as text.
    String evaluate(String expression) throws Exception {
        JsonNode answer = call("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true));
        if (answer.has("exceptionDetails")) throw new IllegalArgumentException(answer.toString());
        return answer.path("result").path("value").asString("");
    }

    /// Presses a key that writes nothing, as a user does.
    void press(Key key) throws Exception {
        for (String type : List.of("rawKeyDown", "keyUp")) {
            call(
                    "Input.dispatchKeyEvent",
                    Map.of("type", type, "key", key.name(), "code", key.name(), "windowsVirtualKeyCode", key.code));
        }
    }

    /// Types the text, letter by letter.
    void type(String text) throws Exception {
        for (String letter : text.split("")) {
            call("Input.dispatchKeyEvent", Map.of("type", "keyDown", "key", letter, "text", letter));
            call("Input.dispatchKeyEvent", Map.of("type", "keyUp", "key", letter));
        }
    }

    enum Key {
        Tab(9),
        Escape(27),
        ArrowDown(40);

        private final int code;

        Key(int code) {
            this.code = code;
        }
    }

    /// Takes a picture of the window as PNG.
    byte[] screenshot() throws Exception {
        JsonNode answer = call("Page.captureScreenshot", Map.of("format", "png"));
        return Base64.getDecoder().decode(answer.path("data").asString(""));
    }

    /// Shows the page as a person sees it who prefers dark.
    void preferDark() throws Exception {
        call(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", "dark"))));
    }

    private JsonNode call(String method, Map<String, ?> params) throws Exception {
        int id = ++last;
        socket.sendText(JSON.writeValueAsString(Map.of("id", id, "method", method, "params", params)), true)
                .join();
        while (true) {
            JsonNode message = next();
            if (message.path("id").asInt(0) == id) {
                if (message.has("error")) throw new IOException(method + ": " + message.path("error"));
                return message.path("result");
            }
        }
    }

    private void awaitLoaded(Path page) throws Exception {
        String loaded = "complete " + page.toUri().getPath();
        for (int i = 0; i < SECONDS * 20; i++) {
            if (evaluate("document.readyState + ' ' + location.pathname").equals(loaded)) return;
            Thread.sleep(50);
        }
        throw new IOException("Chromium does not load the page");
    }

    private JsonNode next() throws Exception {
        JsonNode message = messages.poll(SECONDS, TimeUnit.SECONDS);
        if (message == null) throw new IOException("Chromium does not answer");
        return message;
    }

    @Override
    public void close() throws Exception {
        socket.abort();
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) process.destroyForcibly().waitFor();
    }
}
