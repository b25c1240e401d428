"""What the reliability measurements need: backends that say their port, a constant load, a site of resources, and the program under
test with an Envoy that follows it. Everything is on loopback and ends with the process."""
import asyncio
import json
import multiprocessing
import os
import queue
import random
import shutil
import signal
import socket
import subprocess
import threading
import time
import urllib.request

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PROGRAM = [os.path.join(ROOT, "target/emissaryctl/bin/emissaryctl")]
ENVOY = os.path.join(ROOT, "target/envoy/bin/envoy")
HOST = "127.0.0.1"
PATIENCE = 60


class Broken(Exception):
    """A promise that was not kept."""


def check(kept, what):
    if not kept: raise Broken(what)


def free_ports(count):
    """Below those that the system gives to outgoing connections."""
    ports = []
    while len(ports) < count:
        port = random.randrange(10_000, 32_000)
        with socket.socket() as each:
            try: each.bind((HOST, port))
            except OSError: continue
            if port not in ports: ports.append(port)
    return ports


async def answer(reader, writer, body):
    """HTTP/1.1, one request after the other; a path with `slow` takes 300 ms."""
    try:
        while True:
            head = await reader.readuntil(b"\r\n\r\n")
            if b"slow" in head.split(b"\r\n", 1)[0]: await asyncio.sleep(0.3)
            writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: %d\r\n\r\n%s" % (len(body), body))
    except (asyncio.IncompleteReadError, ConnectionError):
        pass
    finally:
        writer.close()


async def exchange(reader, writer, path):
    writer.write(b"GET %s HTTP/1.1\r\nhost: bench.example.com\r\n\r\n" % path.encode())
    head = (await reader.readuntil(b"\r\n\r\n")).lower()
    length = int(head.split(b"content-length:")[1].split(b"\r\n")[0]) if b"content-length:" in head else 0
    return int(head.split(b" ")[1]), (await reader.readexactly(length)).decode(), b"connection: close" in head


class Traffic:
    """Backends on `ports`, in a process of their own, and clients there that ask `front` all the time: for each path of `allowed`, of
    several paths in turn, one of the ports that belong to it must answer."""

    def __init__(self, ports):
        self.ports = ports
        self.count = multiprocessing.Value("q", 0)
        self.wrong = multiprocessing.Queue()
        self.orders = multiprocessing.Queue()
        self.process = multiprocessing.get_context("fork").Process(target=self._run, daemon=True)
        self.process.start()

    def load(self, front, allowed, rate):
        self.orders.put((front, allowed, rate))

    def pause(self):
        self.orders.put(None)
        time.sleep(0.6)

    def faults(self):
        found = []
        while True:
            try: found.append(self.wrong.get(timeout=0.2))
            except queue.Empty: return found

    def stop(self):
        self.process.kill()
        self.process.join()

    def _run(self):
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        asyncio.run(self._serve())

    async def _serve(self):
        for port in self.ports:
            body = str(port).encode()
            await asyncio.start_server(lambda r, w, body=body: answer(r, w, body), HOST, port, backlog=512)
        clients = []
        while True:
            order = await asyncio.get_running_loop().run_in_executor(None, self.orders.get)
            for each in clients: each.cancel()
            clients = []
            if order is None: continue
            front, allowed, rate = order
            workers = 10
            for number in range(workers):
                clients.append(asyncio.create_task(self._ask(front, allowed, workers / rate, number)))

    async def _ask(self, front, allowed, pause, number):
        """Two clients open a connection for each request, one asks for slow answers, the others keep theirs."""
        paths = sorted(allowed)
        turn, connection = number, None
        while True:
            path = paths[turn % len(paths)]
            turn += 7
            begun = time.time()
            try:
                if connection is None: connection = await asyncio.open_connection(HOST, front)
                status, body, closing = await exchange(*connection, path + ("slow" if number == 2 else ""))
                if status != 200 or body not in allowed[path]: self.wrong.put("%s: %d %s" % (path, status, body[:80]))
                if closing or number < 2:
                    connection[1].close()
                    connection = None
            except (OSError, asyncio.IncompleteReadError) as e:
                self.wrong.put("%s: %s after %.3f s" % (path, type(e).__name__, time.time() - begun))
                connection = None
            with self.count.get_lock(): self.count.value += 1
            await asyncio.sleep(pause)


class Site:
    """Resources in a directory. Every file is replaced by a rename."""

    def __init__(self, folder):
        self.input, self.directory = os.path.join(folder, "k8s"), os.path.join(folder, "xds")
        os.mkdir(self.input)
        self.port, self.admin, self.ready = free_ports(3)
        self.write("site", "\n---\n".join([
            self.resource("Module", "ambassador", "config: {diagnostics: {enabled: false}, admin_port: %d}" % self.admin),
            self.resource("Listener", "http", "{port: %d, protocol: HTTP, securityModel: XFP, hostBinding: {namespace: {from: ALL}}}" % self.port),
            self.resource("Host", "everyone", "{hostname: '*', requestPolicy: {insecure: {action: Route}}}")]))

    @staticmethod
    def resource(kind, name, spec):
        return "apiVersion: getambassador.io/v3alpha1\nkind: %s\nmetadata: {name: %s, namespace: default}\nspec: %s\n" % (
            kind, name, spec if spec.startswith("{") else "\n  " + spec.replace("\n", "\n  "))

    @staticmethod
    def mapping(name, prefix, port, more=""):
        return Site.resource("Mapping", name, "hostname: '*'\nprefix: %s\nservice: 127.0.0.1:%d\n%s" % (prefix, port, more))

    def write(self, name, text):
        aside = os.path.join(self.input, "." + name)
        with open(aside, "w") as out: out.write(text)
        os.rename(aside, os.path.join(self.input, name + ".yaml"))

    def remove(self, name):
        os.remove(os.path.join(self.input, name + ".yaml"))

    def arguments(self, *more):
        return ["serve", self.input, "--dir", self.directory, "--bind-address", HOST, "--ready-port", str(self.ready),
                "--log-format", "json", *more]

    def supervised(self, *more):
        return self.arguments("--envoy", ENVOY, "--envoy-arg=--concurrency", "--envoy-arg=1", "--envoy-arg=-l", "--envoy-arg=error", *more)

    def envoy(self, *more):
        """An Envoy on the directory that nobody supervises; the directory must have a generation."""
        return Child([ENVOY, "-c", os.path.join(self.directory, "cur/bootstrap.json"), "--concurrency", "1", "--disable-hot-restart",
                      "--drain-time-s", "60", "-l", "error", *more])

    def statistics(self, expression):
        with urllib.request.urlopen("http://%s:%d/stats?filter=%s" % (HOST, self.admin, expression), timeout=10) as reply:
            lines = reply.read().decode().splitlines()
        return {name: value for name, _, value in (line.rpartition(": ") for line in lines)}

    def rejections(self):
        return sum(int(n) for n in self.statistics("(rds|cds|lds|sds).*update_(rejected|failure)$").values())

    def current(self):
        """The generation that counts, after a look whether its files are all there, whole, and of that generation."""
        folder = os.path.join(self.directory, "cur")
        name = os.path.basename(os.readlink(folder))
        files = [each for each in os.listdir(folder) if each.endswith(".json")]
        check({"cds.json", "lds.json", "bootstrap.json"} <= set(files), "%s has only %s" % (name, files))
        for each in files:
            with open(os.path.join(folder, each)) as text: content = json.load(text)
            check(each == "bootstrap.json" or content["version_info"] == name, "%s of another generation in %s" % (each, name))
        return name

    def get(self, path):
        """What is answered now, over a connection of its own: the port of the backend, the status, or nothing."""
        try:
            with urllib.request.urlopen("http://%s:%d%s" % (HOST, self.port, path), timeout=10) as reply: return reply.read().decode()
        except urllib.error.HTTPError as e: return str(e.code)
        except OSError: return ""

    def until(self, path, wanted, patience=PATIENCE):
        deadline = time.monotonic() + patience
        while self.get(path) != wanted:
            check(time.monotonic() < deadline, "%s never answered %s but %s" % (path, wanted, self.get(path)))
            time.sleep(0.01)


class Child:
    """A process and what it says, line by line, as JSON where it is."""

    def __init__(self, command, inside=()):
        self.process = subprocess.Popen([*inside, *command], stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
        self.lines, self.changed = [], threading.Condition()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self):
        for line in self.process.stderr:
            try: said = json.loads(line)
            except ValueError: said = {"event": "text", "message": line.rstrip()}
            with self.changed:
                self.lines.append(said)
                self.changed.notify_all()

    def await_event(self, event, since=0, patience=PATIENCE, **wanted):
        """The place behind the first such event at or after the place `since`, and the event."""
        deadline, place = time.monotonic() + patience, since
        with self.changed:
            while True:
                while place < len(self.lines):
                    said, place = self.lines[place], place + 1
                    if said["event"] == event and all(said.get(key) == value for key, value in wanted.items()): return place, said
                if not self.changed.wait(timeout=deadline - time.monotonic()) and time.monotonic() >= deadline:
                    raise Broken("never %s; last: %s" % (event, [each.get("message") for each in self.lines[-5:]]))

    def count(self, event, **wanted):
        return sum(1 for said in list(self.lines) if said["event"] == event and all(said.get(k) == v for k, v in wanted.items()))

    def end(self, how=signal.SIGTERM):
        if self.process.poll() is None: self.process.send_signal(how)
        try: return self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            return self.process.wait()


def resources(pid):
    """Resident memory in MiB, and open files."""
    with open("/proc/%d/status" % pid) as text:
        memory = next(int(line.split()[1]) for line in text if line.startswith("VmRSS"))
    return memory / 1024, len(os.listdir("/proc/%d/fd" % pid))


def has_small_disks():
    """Whether a small tmpfs can be had without being root."""
    tool = shutil.which("unshare")
    return tool is not None and subprocess.run([tool, "-Urm", "mount", "-t", "tmpfs", "-o", "size=1m", "none", "/mnt"],
                                               capture_output=True).returncode == 0
