"""PostgreSQL and PgBouncer as Debian ships them, on ports of this machine's own."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.eventually import eventually
from tests.slack.processes import free_port

USER = "postgres"
SECONDS = 30


def missing() -> str | None:
    """What is not installed of the two, if anything."""
    if not _folder():
        return "postgresql"
    return None if shutil.which("pgbouncer") else "pgbouncer"


def _folder() -> Path | None:
    """Where Debian puts the server's own commands: the newest version's."""
    return max(Path("/usr/lib/postgresql").glob("*/bin"), default=None)


@dataclass
class Node:
    """One server with its data; its log lies beside them."""

    data: Path
    port: int

    @property
    def place(self) -> str:
        """Host and port."""
        return f"127.0.0.1:{self.port}"

    def url(self, name: str = "postgres") -> str:
        """The address of a database on it."""
        return f"postgresql://{USER}@{self.place}/{name}"

    def start(self) -> None:
        """Start it, and wait until it takes connections."""
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -k {self.data}"
        self.run("pg_ctl", "-w", "-l", f"{self.data}.log", "-o", options, "start")

    def stop(self, how: str = "fast") -> None:
        """Stop it: `immediate` is as good as a loss of power."""
        self.run("pg_ctl", "-w", "-m", how, "stop")

    def promote(self) -> None:
        """Make the standby that it is a primary."""
        self.run("pg_ctl", "-w", "promote")

    def follow(self, port: int) -> None:
        """Become a standby of the node that is reached on a port; its data are copied."""
        place = ["-h", "127.0.0.1", "-p", str(port), "-U", USER]
        copy = ["pg_basebackup", *place, "-D", str(self.data), "-R", "-X", "stream", "-c", "fast"]
        self._run(copy)

    def sql(self, statement: str) -> str:
        """What a statement answers, as `psql` prints it."""
        asked = ["psql", "-h", "127.0.0.1", "-p", str(self.port), "-U", USER, "-Atc", statement]
        return self._run(asked)

    def run(self, command: str, *words: str) -> str:
        """Run one of the server's own commands on the data."""
        return self._run([command, "-D", str(self.data), *words])

    def _run(self, words: list[str]) -> str:
        """As the user whom Debian has made for it: as root it does not run."""
        folder = _folder()
        assert folder
        done = subprocess.run(  # noqa: S603 (our own words)
            [str(folder / words[0]), *words[1:]],
            user=USER if os.getuid() == 0 else None,
            check=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE if words[0] == "psql" else subprocess.DEVNULL,
            text=True,
            timeout=SECONDS,
            cwd="/",
        )
        return (done.stdout or "").strip()


@contextmanager
def folder() -> Iterator[Path]:
    """A folder that the server's user may write to."""
    with TemporaryDirectory(prefix="dpc-nodes-", ignore_cleanup_errors=True) as made:
        _give(Path(made))
        yield Path(made)


def make(place: Path) -> None:
    """Make another such folder."""
    place.mkdir()
    _give(place)


def _give(place: Path) -> None:
    if os.getuid() == 0:
        os.chown(place, pwd.getpwnam(USER).pw_uid, -1)


@contextmanager
def node(place: Path, name: str = "primary") -> Iterator[Node]:
    """A new server that runs until the block ends."""
    made = Node(place / name, free_port())
    made.run("initdb", "-U", USER, "-A", "trust", "-E", "UTF8", "--no-sync")
    made.start()
    try:
        yield made
    finally:
        if (made.data / "postmaster.pid").exists():
            made.stop("immediate")


@contextmanager
def pooled(place: Path, primary: Node, mode: str) -> Iterator[str]:
    """PgBouncer before a server, in `transaction` or `session` mode; yields its host and port."""
    port = free_port()
    file = place / f"pgbouncer-{mode}.ini"
    log = place / f"pgbouncer-{mode}.log"
    lines = [
        "[databases]",
        f"* = host=127.0.0.1 port={primary.port}",
        "[pgbouncer]",
        f"listen_addr = 127.0.0.1\nlisten_port = {port}\nunix_socket_dir =",
        "auth_type = trust",
        f"auth_file = {place / 'users.txt'}\nlogfile = {log}",
        f"pool_mode = {mode}\nmax_client_conn = 500\ndefault_pool_size = 40",
    ]
    (place / "users.txt").write_text(f'"{USER}" ""\n')
    file.write_text("\n".join(lines))
    file.chmod(0o644)
    words = ["pgbouncer", str(file)]
    process = subprocess.Popen(  # noqa: S603 (our own words)
        words,
        user=USER if os.getuid() == 0 else None,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd="/",
    )
    try:
        eventually(lambda: log.exists() and "process up" in log.read_text(), SECONDS)
        yield f"127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(SECONDS)
