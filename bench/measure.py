"""Runs whole processes and says what each took; what bench/run and bench/peers share."""
import os
import re
import statistics
import sys
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
HOME = os.path.join(ROOT, "target/emissaryctl")
PROGRAM = os.path.join(HOME, "bin/emissaryctl")
JAVA = os.path.join(HOME, "runtime/bin/java")
PAGE = os.path.join(ROOT, "docs/performance.md")
sys.path.insert(0, os.path.join(ROOT, "bench"))
import generate

# A file may have 8 MiB.
DOCUMENTS_IN_A_FILE = 20_000


class Run:
    """Wall and CPU time in seconds, memory in MiB."""

    def __init__(self, wall, cpu, memory):
        self.wall, self.cpu, self.memory = wall, cpu, memory


def run(command, accepted=(0,), environment=None):
    start = time.monotonic()
    quiet = [(os.POSIX_SPAWN_OPEN, descriptor, os.devnull, os.O_WRONLY, 0) for descriptor in (1, 2)]
    pid = os.posix_spawnp(command[0], command, environment or os.environ, file_actions=quiet)
    _, status, usage = os.wait4(pid, 0)
    if os.waitstatus_to_exitcode(status) not in accepted: sys.exit(f"failed: {' '.join(command)}")
    return Run(time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def middle(runs):
    return Run(*(statistics.median(getattr(each, of) for each in runs) for of in ("wall", "cpu", "memory")))


def mappings(folder, count, changes=0):
    """A folder with so many Mappings; its path."""
    path = os.path.join(folder, f"{count}-{changes}")
    os.mkdir(path)
    # One after another: what this process once held counts as memory of those that it starts.
    for number, document in enumerate(generate.documents(count, changes)):
        first = number - number % DOCUMENTS_IN_A_FILE
        with open(os.path.join(path, f"{first:06}.yaml"), "a") as out: out.write("---\n" + document)
    return path


def put(name, table):
    """Puts a table into docs/performance.md."""
    with open(PAGE) as page: text = page.read()
    marked = re.compile(rf"(<!-- {name} -->\n).*?(<!-- end -->)", re.S)
    with open(PAGE, "w") as page: page.write(marked.sub(lambda m: m.group(1) + table + "\n" + m.group(2), text))
