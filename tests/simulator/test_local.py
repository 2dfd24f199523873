"""`dpc local` and its files: the clock that they keep, and who may use them."""

from __future__ import annotations

from pathlib import Path
from signal import SIGKILL

import httpx
import pytest

from tests.eventually import eventually
from tests.pages import serving
from tests.simulator.process import dpc_local
from tests.slack.processes import SECONDS, Home, free_port
from tests.unit.test_transport import listening


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A home in which nothing is set."""
    return Home(tmp_path, {})


def test_the_clock_is_kept_from_the_start_on(tmp_path: Path) -> None:
    """Where it was put is where the next start finds it, though nothing was done meanwhile."""
    port = free_port()
    for clock in ("2025-03-01T09:00:00+01:00", "2026-01-01T09:00:00+01:00"):
        with dpc_local(tmp_path, port, "--clock", clock) as url:
            _greeted(url)
    with dpc_local(tmp_path, port) as url:
        assert "Thu 1 Jan 2026, 09:0" in _page(url)


def test_two_do_not_share_their_files(home: Home) -> None:
    """The second one says so and touches nothing; one that was killed stands in nobody's way."""
    with dpc_local(home.folder / "data", free_port()) as url:
        _greeted(url)
        second = home.run("local", "--fresh", "--port", str(free_port()))
        assert (second.returncode, second.stderr.count("\n")) == (2, 1)
        assert second.stderr.startswith("dpc: Another dpc local is at work on the files in ")
        assert (home.data / "local" / "workspace.json").exists()
    with home.running("local", "--port", str(free_port())) as first:
        first.tell(SIGKILL)
        first.wait(SECONDS)
    with dpc_local(home.folder / "data", free_port()):
        pass


def test_nothing_leaves_this_machine(tmp_path: Path) -> None:
    """Whatever proxies are set, of a kind that could be used, and of one that could not."""
    told: list[bytes] = []
    url, home = f"http://127.0.0.1:{(port := free_port())}", str(tmp_path)
    with listening(lambda near: told.append(near.recv(1 << 16))) as address:
        proxies = dict.fromkeys(("HTTP_PROXY", "http_proxy"), f"http://{address}")
        proxies["ALL_PROXY"] = "socks5://127.0.0.1:9"
        words = ("local", "--port", str(port))
        with serving(url, *words, HOME=home, XDG_DATA_HOME=home, **proxies):
            _greeted(url)
    assert told == []


def test_a_damaged_database_is_named(home: Home) -> None:
    """With what to do, and is left as it is."""
    broken = home.data / "local" / "dpc.sqlite3"
    broken.parent.mkdir(parents=True)
    broken.write_text("no database" * 1000)
    result = home.run("local", "--port", str(free_port()))
    assert (result.returncode, result.stderr.count("\n")) == (2, 1)
    assert f"{broken} cannot be read: start with `dpc local --fresh`" in result.stderr
    assert broken.read_text() == "no database" * 1000


def _page(url: str) -> str:
    return httpx.get(url, follow_redirects=True).text


def _greeted(url: str) -> None:
    """Wait until the bot is at rest: a new workspace begins with its greeting.

    On a busy machine the answer to its post may come late: then it is looked for after a minute.
    """
    eventually(lambda: "I know what the Council agreed" in _page(url), SECONDS)
