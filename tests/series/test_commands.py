"""`dpc statement publish` and `finish`, as whoever runs the bot uses them."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.catalogue.library import Library
from bot.catalogue.loader import STATEMENTS, filed, load_all, shipped
from bot.cli import main
from bot.drafts import filing
from bot.local import run as local
from config.settings import data_folder
from storage import outbox, publications
from storage.engine import Database
from tests.databases import up_to_date
from tests.series.third import SLUG, decided, imported


def run(*words: str | Path, answer: str = "", **variables: str) -> Result:
    """Run `dpc …` with these words, in an environment with these variables."""
    return CliRunner().invoke(main, [*map(str, words)], input=answer, env=variables)


def refused(result: Result) -> str:
    """The one line in which a command says why it did nothing."""
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1), result.output
    return result.stderr


@pytest.fixture
def url(tmp_path: Path) -> str:
    """A database that is up to date."""
    return up_to_date(tmp_path / "dpc.db")


def edition(url: str) -> int:
    """How much was published there."""
    with closing(Database(url)) as database, database.read() as conn:
        return publications.edition(conn)


def test_asked_before_it_is_published(url: str, tmp_path: Path) -> None:
    """It says what changes, and does nothing without a yes; then once."""
    folder = decided(tmp_path)
    said_no = run("statement", "publish", folder, answer="n\n", DATABASE_URL=url)
    assert "Ending: DFFT-4 (dropped), QUANTUM-2 (dropped), COUNCIL-1 (fulfilled)." in said_no.stdout
    assert "nothing was published" in said_no.stderr
    assert edition(url) == 0
    said_yes = run("statement", "publish", folder, answer="y\n", DATABASE_URL=url)
    assert (said_yes.exit_code, edition(url)) == (0, 1)
    again = run("statement", "publish", folder, "--yes", DATABASE_URL=url)
    assert "known just like this" in refused(again)


def test_what_cannot_be_published(url: str, tmp_path: Path) -> None:
    """Each in one line, with nothing done."""
    still_open = imported(tmp_path / "open")
    folder = decided(tmp_path / "spoilt")
    pairs = folder / "pairs.yaml"
    whole = pairs.read_text("utf-8")
    for spoilt, told in (
        (whole.replace("decision: kept", "decision: perhaps"), "decision does not fit"),
        ("pairs: [", "valid YAML"),
        (whole.replace("old: CHIPS-1", "old: CHIPS-9"), "CHIPS-1 was open and has no row"),
        ("just words", "does not fit"),
    ):
        pairs.write_text(spoilt, "utf-8")
        result = run("statement", "publish", folder, "--yes", DATABASE_URL=url)
        assert result.exit_code == 2
        assert told in result.stderr
    pairs.write_text(whole, "utf-8")
    (folder / "source.md").write_text("another text", "utf-8")
    assert "SHA-256" in run("statement", "publish", folder, "--yes", DATABASE_URL=url).stderr
    for nothing in (still_open, tmp_path / "nowhere"):
        refused(run("statement", "publish", nothing, "--yes", DATABASE_URL=url))
    assert "behind" in refused(
        run("statement", "publish", still_open, DATABASE_URL=f"sqlite:///{tmp_path}/new.db")
    )
    assert edition(url) == 0


def test_into_a_folder(tmp_path: Path) -> None:
    """A finished statement is proven where it lies, and known by its folder's name."""
    folder, statements = decided(tmp_path), tmp_path / "statements"
    done = run("statement", "finish", folder, statements)
    assert (done.exit_code, done.stdout.count("\n")) == (0, 1), done.output
    assert [each.slug for each in filed(statements).statements] == [SLUG, "2024-04-30-brussels"]
    checked = run("check", statements / SLUG)
    assert checked.stdout.startswith(f"{SLUG}: 36 sentences, 33 deliverables")
    known = run("check", DPC_STATEMENTS=str(statements))
    assert known.stdout.count("\n") == 2
    assert "exists already" in refused(run("statement", "finish", folder, statements))


def test_into_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The statements that ship with the bot do not follow themselves."""
    package = tmp_path / "package"
    shutil.copytree(STATEMENTS, package)
    monkeypatch.setattr(filing, "STATEMENTS", package)
    done = run("statement", "finish", decided(tmp_path / "drafts"), package)
    assert done.exit_code == 0, done.output
    assert [each.slug for each in load_all(package).statements] == [SLUG, "2024-04-30-brussels"]


def test_where_nothing_can_be_written(tmp_path: Path) -> None:
    """One line says so, and nothing is left behind."""
    folder, taken = decided(tmp_path / "drafts"), tmp_path / "taken"
    taken.write_text("a file", "utf-8")
    assert "cannot be written" in refused(run("statement", "finish", folder, taken))
    assert "cannot be written" in refused(run("statement", "finish", folder, taken / "below"))
    assert {each.name for each in tmp_path.iterdir()} == {"drafts", "taken"}


def test_rehearsed_in_dpc_local(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It goes into the local workspace, at the hour that its clock shows."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    folder = decided(tmp_path)
    assert "no local workspace" in refused(run("statement", "publish", folder, "--local"))
    workspace = local.create(data_folder() / "local", "http://127.0.0.1:9")
    workspace.slack.changed()
    workspace.dpc.close()
    done = run("statement", "publish", folder, "--yes", "--local")
    assert done.exit_code == 0, done.output
    with local.opened(data_folder() / "local") as (database, _), database.read() as conn:
        series = Library(shipped()).read(conn)
        assert series.published[SLUG].date() == local.MORNING.date()
        assert outbox.unsettled(conn) == {"planned": 1}  # a question to the coordinator
