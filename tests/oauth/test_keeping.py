"""`dpc export` and `dpc forget`: what is kept of a workspace, for whoever runs the bot."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import main
from config.settings import Settings
from storage import export
from storage.engine import SQLITE, Database
from storage.tables import table
from storage.tables.installations import Purge
from tests.storage.test_purge import TABLES, fill, rows_of


@pytest.fixture
def dialect() -> str:
    """What is deleted on PostgreSQL is tested with the stores."""
    return SQLITE


@pytest.fixture(autouse=True)
def _bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """An environment in which nothing of ours is set."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)


def run(url: str, *words: str, typed: str = "") -> Result:
    """Run a command on a database."""
    return CliRunner().invoke(main, words, env={"DATABASE_URL": url}, input=typed)


def filled(database: Database, *teams: str) -> None:
    """Something of each workspace in every table."""
    with database.write() as conn:
        for team in teams:
            fill(conn, team)


def test_an_export_holds_every_row_and_no_secret(database: Database, url: str) -> None:
    """Of that workspace alone; instants carry their zone."""
    filled(database, "T1", "T2")
    result = run(url, "export", "T1")
    assert result.exit_code == 0
    whole = json.loads(result.stdout)
    assert whole["workspace"] == "T1"
    assert whole["exported_at"].endswith("+00:00")
    with database.read() as conn:
        rows = {name: len(each) for name, each in rows_of(conn, "T1").items()}
    assert {name: len(each) for name, each in whole["tables"].items()} == rows
    assert rows.keys() == {each.name for each in TABLES} - {table(Purge).name}
    assert whole["tables"]["history"][0]["at"] == "2024-05-01T07:00:00+00:00"
    assert whole["tables"]["seat"][0]["side"] == "eu"
    assert '"T2"' not in result.stdout
    assert whole["tables"]["calendar"][0].keys() == {"team", "user", "at"}
    for secret in ("xoxb", "gAAAA", "token"):
        assert secret not in result.stdout


def test_an_export_goes_into_a_file(database: Database, url: str, tmp_path: Path) -> None:
    """Or it is said why not, in one line."""
    filled(database, "T1")
    file = tmp_path / "t1.json"
    assert run(url, "export", "--output", str(file)).stdout == ""
    assert json.loads(file.read_text("utf-8"))["workspace"] == "T1"
    result = run(url, "export", "--output", str(tmp_path / "nowhere" / "t1.json"))
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert "No such file or directory" in result.stderr


def test_forgetting_asks_for_the_name(database: Database, url: str) -> None:
    """Whoever types another deletes nothing."""
    filled(database, "T1", "T2")
    result = run(url, "forget", "T1", typed="T2\n")
    assert (result.exit_code, "nothing was deleted" in result.stderr) == (2, True)
    with database.read() as conn:
        assert export.known(conn) == ["T1", "T2"]
        others = rows_of(conn, "T2")
    result = run(url, "forget", "T1", typed="T1\n")
    assert result.exit_code == 0
    assert "Deleted about T1, in rows: admission 1, " in result.stdout
    assert "history 1" in result.stdout
    with database.read() as conn:
        assert rows_of(conn, "T1") == {}
        assert rows_of(conn, "T2") == others


def test_an_organisation_is_forgotten_with_its_workspaces(database: Database, url: str) -> None:
    """All that its installation has served."""
    filled(database, "E1", "T1", "T2")
    assert run(url, "forget", "E1", "--yes").exit_code == 0
    with database.read() as conn:
        assert export.known(conn) == []


def test_which_workspace_is_said_where_there_are_several(database: Database, url: str) -> None:
    """One alone need not be named; a name that is not there is none."""
    assert "there is something of: none." in run(url, "export").stderr
    filled(database, "T1")
    assert run(url, "export").exit_code == 0
    filled(database, "T2")
    for command in ("export", "forget"):
        for words in ([], ["T9"]):
            result = run(url, command, *words, "--yes" if command == "forget" else "--output=/x")
            assert result.exit_code == 2
            assert "there is something of: T1, T2." in result.stderr
    assert run(url, "forget", "T1", "--yes").exit_code == 0


def test_a_database_that_is_behind_is_left_alone(empty_url: str) -> None:
    """It is said what to do."""
    result = run(empty_url, "forget", "T1", "--yes")
    assert (result.exit_code, "dpc migrate" in result.stderr) == (2, True)
