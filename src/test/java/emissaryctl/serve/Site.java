package emissaryctl.serve;

import static emissaryctl.traffic.Manifest.host;
import static emissaryctl.traffic.Manifest.listener;
import static emissaryctl.traffic.Manifest.module;

import emissaryctl.traffic.Exchange;
import emissaryctl.traffic.Ports;
import emissaryctl.traffic.Reply;
import emissaryctl.traffic.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Resources in a directory, ports that are free, and a directory for Envoy to follow.
public final class Site {

    private final Path folder;
    private final int port = Ports.free();
    private final int admin = Ports.free();
    private final int ready = Ports.free();

    public Site(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectory(input());
        write(
                "site.yaml",
                String.join(
                        "---\n",
                        module("diagnostics: {enabled: false}\nadmin_port: " + admin),
                        listener(port, "HTTP", "XFP"),
                        host("everyone", "*", "Route")));
    }

    public Path input() {
        return folder.resolve("k8s");
    }

    public Path directory() {
        return folder.resolve("xds");
    }

    public int port() {
        return port;
    }

    public int admin() {
        return admin;
    }

    /// Replaces a file as careful editors do.
    public void write(String name, String text) throws IOException {
        Path aside = Files.writeString(folder.resolve("." + name + ".tmp"), text);
        Files.move(aside, input().resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    public Map<String, String> environment() {
        return Map.of("AMBASSADOR_READY_PORT", String.valueOf(ready));
    }

    /// Serves the directory.
    public Served serve(String... more) throws IOException {
        List<String> arguments = new ArrayList<>(
                List.of(input().toString(), "--dir", directory().toString(), "--bind-address", "127.0.0.1"));
        arguments.addAll(List.of(more));
        return Served.start(environment(), arguments);
    }

    /// Serves it with an Envoy, which has started.
    public Served serveWithEnvoy(String... more) throws IOException, InterruptedException {
        Served served = beginToServeWithEnvoy(more);
        served.await("Envoy started");
        return served;
    }

    /// Serves it with an Envoy.
    public Served beginToServeWithEnvoy(String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "--envoy",
                Served.envoyPath().toString(),
                "--envoy-arg=--concurrency",
                "--envoy-arg=1",
                "--envoy-arg=-l",
                "--envoy-arg=warning"));
        arguments.addAll(List.of(more));
        return serve(arguments.toArray(String[]::new));
    }

    public Reply get(String path) throws IOException {
        return Exchange.over(port, Request.get(path));
    }

    /// What is answered now: the status when it is no success, `nobody` when nobody listens.
    public String answer(String path) {
        try {
            Reply reply = get(path);
            return reply.status() == 200 ? reply.body() : String.valueOf(reply.status());
        } catch (IOException e) {
            return "nobody";
        }
    }
}
