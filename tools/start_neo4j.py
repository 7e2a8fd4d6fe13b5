"""Start a real Neo4j Community on this machine, for tests, without Docker and without installing it.

    python tools/start_neo4j.py start    fetch it once with Maven, start it, say which variables to set
    python tools/start_neo4j.py stop

It needs Java 17 or newer, and Maven for the first start. GDS=1 adds Graph Data Science. NEO4J_PORT (7687),
NEO4J_HTTP_PORT (none) and NEO4J_PASSWORD (made up) change what it uses. Everything it keeps is in `.neo4j`.
"""

import fcntl
import os
import secrets
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import neo4j
from neo4j.exceptions import AuthError, ServiceUnavailable

PROJECT = Path(__file__).parents[1]
HOME = PROJECT / ".neo4j"
LIBRARY = HOME / "lib"
SCIENCE = HOME / "gds"  # what Graph Data Science needs beside the library
LOG = HOME / "neo4j.out"
RUNNING = HOME / "running.lock"  # held by the server itself; holds its process id
START_SECONDS = 120
MAIN = "org.neo4j.server.CommunityEntryPoint"
MODULES = ("java.base/java.nio", "java.base/java.io", "java.base/sun.nio.ch")


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Let a second start wait for the first."""
    with (HOME / "start.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def with_science() -> bool:
    """Say whether Graph Data Science is wanted."""
    return os.environ.get("GDS", "") not in ("", "0")


def fetch() -> None:
    """Bring the jars here, whole or not at all."""
    if not LIBRARY.exists():
        copied(HOME / "lib.new").rename(LIBRARY)
    if with_science() and not SCIENCE.exists():
        draft = copied(HOME / "gds.new", "-Pgds")
        for jar in LIBRARY.glob("*.jar"):
            (draft / jar.name).unlink(missing_ok=True)
        draft.rename(SCIENCE)


def copied(draft: Path, *more: str) -> Path:
    """Return a folder with the jars that Maven fetched."""
    if shutil.which("mvn") is None:
        sys.exit("Maven (mvn) is not installed; it is needed once, to fetch Neo4j.")
    shutil.rmtree(draft, ignore_errors=True)
    pom = Path(__file__).with_name("neo4j-pom.xml")
    options = ["-DincludeScope=runtime", f"-DoutputDirectory={draft}", *more]
    fetched = subprocess.run(
        ["mvn", "-q", "-B", "-f", str(pom), "dependency:copy-dependencies", *options],
        stdout=sys.stderr,  # stdout is for the lines to paste
        check=False,
    )
    if fetched.returncode:
        sys.exit("Maven could not fetch Neo4j; its message is above.")
    return draft


def password() -> str:
    """Return the password of this Neo4j, made up at its first start unless the environment gives one."""
    file = HOME / "password"
    if not file.exists():
        file.touch(mode=0o600)
        file.write_text(os.environ.get("NEO4J_PASSWORD") or secrets.token_urlsafe(24), encoding="utf-8")
    return file.read_text(encoding="utf-8")


def configure(port: int) -> None:
    """Write the settings: this machine only, no traffic to anywhere."""
    http_port = os.environ.get("NEO4J_HTTP_PORT")
    settings = {
        "server.default_listen_address": "127.0.0.1",
        "server.bolt.listen_address": f":{port}",
        "server.bolt.advertised_address": f"127.0.0.1:{port}",
        "server.http.enabled": "true" if http_port else "false",
        "server.https.enabled": "false",
        "server.memory.heap.max_size": "1g",
        "server.memory.pagecache.size": "256m",
        "dbms.usage_report.enabled": "false",
        "dbms.security.procedures.unrestricted": "gds.*",
    }
    if with_science():
        settings["server.directories.plugins"] = str(SCIENCE)
    if http_port:
        settings["server.http.listen_address"] = f":{http_port}"
    for folder in ("conf", "import"):
        (HOME / folder).mkdir(exist_ok=True)
    lines = [f"{name}={value}\n" for name, value in settings.items()]
    (HOME / "conf" / "neo4j.conf").write_text("".join(lines), encoding="utf-8")


def launch(log: IO[bytes], running: IO[bytes]) -> subprocess.Popen[bytes]:
    """Start the server as a process of its own, which outlives this program."""
    java = shutil.which("java")
    if java is None:
        sys.exit("Java 17 or newer is not installed; Neo4j needs it.")
    opened = [f"--add-opens={module}=ALL-UNNAMED" for module in MODULES]
    # Graph Data Science is found as a plugin, and its parts find each other on the class path.
    classes = f"{LIBRARY}/*:{SCIENCE}/*" if with_science() else f"{LIBRARY}/*"
    folders = [f"--home-dir={HOME}", f"--config-dir={HOME}/conf"]
    return subprocess.Popen(
        [java, "-Xmx1g", *opened, "-cp", classes, MAIN, *folders],
        cwd=HOME,
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=log,
        start_new_session=True,
        pass_fds=(running.fileno(),),
    )


def sign_in(uri: str, secret: str) -> bool:
    """Say whether Neo4j answers and knows the password; give it the password at its first start."""
    first = ("neo4j", "neo4j")
    for auth in (("neo4j", secret), first):
        try:
            with neo4j.GraphDatabase.driver(uri, auth=auth, connection_timeout=2) as driver:
                if auth == first:
                    change = "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $secret"
                    driver.execute_query(change, secret=secret, database_="system")
                    return True
                with driver.session(database="neo4j") as session:
                    session.run("RETURN 1").consume()
        except AuthError:
            continue
        except ServiceUnavailable:
            return False
        else:
            return True
    sys.exit(f"Something answers at {uri} with another password than ours; choose another NEO4J_PORT.")


def start() -> None:
    """Bring Neo4j up, or join the one that runs, and say how to reach it."""
    HOME.mkdir(exist_ok=True)
    port = int(os.environ.get("NEO4J_PORT", "7687"))
    uri = f"bolt://127.0.0.1:{port}"
    with one_at_a_time():
        secret = password()
        if not sign_in(uri, secret):
            fetch()
            configure(port)
            bring_up(uri, secret)
    sys.stdout.write(f"export IHURIRO_TEST_NEO4J_URI={uri}\nexport IHURIRO_TEST_NEO4J_PASSWORD={secret}\n")


def bring_up(uri: str, secret: str) -> None:
    """Start the server and return when it answers."""
    with LOG.open("wb") as log, RUNNING.open("wb") as running:
        fcntl.flock(running, fcntl.LOCK_EX)
        process = launch(log, running)
        running.write(str(process.pid).encode())
    deadline = time.monotonic() + START_SECONDS
    while not sign_in(uri, secret):
        if process.poll() is not None or time.monotonic() > deadline:
            sys.exit(f"Neo4j did not come up; see {LOG}")
        time.sleep(0.2)


def stop() -> None:
    """End the Neo4j that `start` started, and return when it is gone."""
    if not RUNNING.exists():
        sys.exit("No Neo4j was started from here.")
    with RUNNING.open("r+b") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.kill(int(lock.read()), signal.SIGTERM)
            fcntl.flock(lock, fcntl.LOCK_EX)


if __name__ == "__main__":
    actions = {"start": start, "stop": stop}
    if len(sys.argv) != 2 or sys.argv[1] not in actions:
        sys.exit(__doc__)
    actions[sys.argv[1]]()
