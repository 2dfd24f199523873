"""What operators see: `dpc local`, and one line with exit code 2 for what cannot start."""

from __future__ import annotations

import socket
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner, Result
from pydantic import HttpUrl, SecretStr

from bot.cli import main
from config.settings import Settings
from tests.eventually import eventually
from tests.slack.processes import SECONDS, Home, free_port

ELSEWHERE = {
    "DATABASE_URL": "postgresql://somebody:geheim@127.0.0.1:9/nowhere",
    "SLACK_API_URL": "http://127.0.0.1:9/api/",
    "SLACK_BOT_TOKEN": "xoxb-geheim",
    "SLACK_SIGNING_SECRET": "geheim",
}
MANY = {
    "SLACK_SIGNING_SECRET": "geheim",
    "SLACK_CLIENT_ID": "geheim",
    "SLACK_CLIENT_SECRET": "geheim",
    "DPC_ENCRYPTION_KEYS": "geheimgeheimgeheimgeheimgeheimgeheimgeheimg=",
}
WHOLE = {"SLACK_SIGNING_SECRET": "geheim", "SLACK_BOT_TOKEN": "xoxb-geheim"}
BAD_URL = "DATABASE_URL is not valid"
REFUSED = [
    ("web", {"SLACK_BOT_TOKEN": "xoxb-geheim"}, "SLACK_SIGNING_SECRET is not set: copy it"),
    ("web", {"SLACK_SIGNING_SECRET": "geheim"}, "SLACK_BOT_TOKEN is not set: copy it"),
    ("worker", {}, "SLACK_BOT_TOKEN is not set"),
    ("socket", WHOLE, "SLACK_APP_TOKEN is not set"),
    ("web", WHOLE | {"SLACK_SIGNING_SECRET": " "}, "SLACK_SIGNING_SECRET is not set"),
    ("worker", {"SLACK_BOT_TOKEN": "\t "}, "SLACK_BOT_TOKEN is not set"),
    ("worker", MANY | {"DPC_ENCRYPTION_KEYS": " "}, "DPC_ENCRYPTION_KEYS is not set"),
    ("worker", {"SLACK_BOT_TOKEN": "geheim"}, "SLACK_BOT_TOKEN is not valid: copy it"),
    ("worker", {"SLACK_BOT_TOKEN": "xapp-geheim"}, "SLACK_BOT_TOKEN is not valid: copy it"),
    ("web", WHOLE | {"SLACK_BOT_TOKEN": "xoxb-"}, "SLACK_BOT_TOKEN is not valid: copy it"),
    ("doctor", {"SLACK_BOT_TOKEN": "xoxb-geheim "}, "SLACK_BOT_TOKEN is not valid: copy it"),
    ("socket", WHOLE | {"SLACK_APP_TOKEN": "xoxb-geheim"}, "SLACK_APP_TOKEN is not valid: make"),
    ("web", WHOLE | {"PORT": "geheim"}, "PORT is not valid: a number"),
    ("web", WHOLE | {"WEB_CONCURRENCY": "0"}, "WEB_CONCURRENCY is not valid: how many"),
    ("web", WHOLE | {"LOG_LEVEL": "LOUD"}, "LOG_LEVEL is not valid: one of"),
    ("worker", WHOLE | {"SLACK_API_URL": "geheim"}, "SLACK_API_URL is not valid"),
    ("worker", WHOLE | {"DPC_CLOCK": "2024-04-30"}, "DPC_CLOCK is not valid"),
    ("worker", WHOLE | {"DPC_CLOCK": "2024-04-30T09:00+02:00"}, "DPC_CLOCK: it is for rehearsals"),
    ("web", WHOLE | {"DPC_PUBLIC_URL": "geheim"}, "DPC_PUBLIC_URL is not valid: where dpc web"),
    ("web", WHOLE | {"DPC_PUBLIC_URL": "http://geheim/"}, "DPC_PUBLIC_URL: it must begin with"),
    ("web", WHOLE | {"DYNO": "web.1"}, "DATABASE_URL: this disk does not last"),
    ("worker", MANY | {"SLACK_BOT_TOKEN": "xoxb-geheim"}, "SLACK_BOT_TOKEN: it is for one"),
    ("worker", MANY | {"SLACK_CLIENT_ID": ""}, "SLACK_CLIENT_ID is not set: copy it"),
    ("worker", MANY | {"SLACK_CLIENT_SECRET": ""}, "SLACK_CLIENT_SECRET is not set: copy it"),
    ("worker", MANY | {"DPC_ENCRYPTION_KEYS": ""}, "DPC_ENCRYPTION_KEYS is not set: keys with"),
    ("worker", MANY | {"DPC_ENCRYPTION_KEYS": "geheim"}, "DPC_ENCRYPTION_KEYS is not valid: keys"),
    (
        "migrate",
        {"DATABASE_URL": "geheim"},
        f"{BAD_URL}: it is not a valid address of a database; write",
    ),
    ("doctor", {"DATABASE_URL": "geheim"}, f"{BAD_URL}: it is not a valid address"),
    ("migrate", {"DATABASE_URL": "postgresql://a:geheim@b:c/d"}, f"{BAD_URL}: a port is a number"),
    ("doctor", {"DATABASE_URL": "postgresql://a:geheim@b:c/d"}, f"{BAD_URL}: a port is a number"),
    ("migrate", {"DATABASE_URL": "postgresql://a:1@geheim@b/d"}, f"{BAD_URL}: an @ in the user's"),
    ("migrate", {"DATABASE_URL": "mysql://a:geheim@b/c"}, f"{BAD_URL}: mysql:// is not a database"),
    ("migrate", {"DATABASE_URL": "sqlite://"}, f"{BAD_URL}: SQLite needs a file"),
    ("migrate", {"DATABASE_URL": "sqlite:////proc/dpc.db"}, f"{BAD_URL}: cannot create the"),
    ("worker", WHOLE | {"DATABASE_URL": "sqlite:////dev"}, f"{BAD_URL}: the database /dev cannot"),
    ("migrate", {"DATABASE_URL": f"{ELSEWHERE['DATABASE_URL']}?a=b"}, 'no such parameter ("a")'),
    ("migrate", {"DATABASE_URL": ELSEWHERE["DATABASE_URL"]}, "Connection refused"),
    ("web", WHOLE | ELSEWHERE, "The database cannot be used"),
    ("local --clock yesterday", {}, '--clock wants "now", or a date and time with its zone'),
    ("local --clock 2024-04-30T09:00", {}, "--clock wants"),
]


REHEARSAL = {"DPC_CLOCK": "2024-04-30T09:00+02:00"}


def run(command: str, variables: dict[str, str]) -> Result:
    """Run a command within this process."""
    return CliRunner().invoke(main, command.split(), env=variables)


@pytest.mark.usefixtures("_bare")
@pytest.mark.parametrize(("command", "variables", "why"), REFUSED)
def test_what_cannot_start_says_why(command: str, variables: dict[str, str], why: str) -> None:
    """In one line, with exit code 2, and without any secret."""
    result = run(command, variables)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("dpc: ")
    assert why in result.stderr
    assert result.stderr.count("\n") == 1
    assert "geheim" not in result.stderr


@pytest.mark.usefixtures("_bare")
@pytest.mark.parametrize("command", ["migrate", "web", "worker", "doctor", "export", "restored"])
@pytest.mark.parametrize(
    ("tables", "why"),
    [
        (None, f"{BAD_URL}: the database "),
        ("CREATE TABLE alembic_version (version_num); INSERT INTO alembic_version VALUES ('b0')",
         f"{BAD_URL}: another application uses that database"),
    ],
    ids=["a file of something else", "another application's"],
)  # fmt: skip
def test_what_is_no_database_of_ours_is_left_alone(
    tmp_path: Path, command: str, tables: str | None, why: str
) -> None:
    """In one line; it stays as it is."""
    file = tmp_path / "other.db"
    if tables is None:
        file.write_text("junk\n" * 400)
    else:
        with closing(sqlite3.connect(file)) as connection:
            connection.executescript(tables)
    before = file.read_bytes()
    result = run(command, WHOLE | {"DATABASE_URL": f"sqlite:///{file}"})
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"dpc: {why}")
    assert result.stderr.count("\n") == 1
    assert tables or file.read_bytes() == before


@pytest.mark.usefixtures("_bare")
def test_tables_of_others_are_in_the_way(tmp_path: Path) -> None:
    """Of the same names, and of no version of ours."""
    with closing(sqlite3.connect(file := tmp_path / "other.db")) as connection:
        connection.execute("CREATE TABLE seat (number)")
    result = run("migrate", {"DATABASE_URL": f"sqlite:///{file}"})
    assert result.exit_code == 2
    told = "The database cannot be used (table seat already exists): see DATABASE_URL."
    assert result.stderr == f"dpc: {told}\n"


@pytest.mark.usefixtures("_bare")
@pytest.mark.parametrize(
    "url",
    [
        "https://slack.com/api/",
        "https://slack.com/api",
        "https://slack.com",
        "http://slack.com/api/",
        "https://www.slack.com/api/",
        "HTTPS://SLACK.COM/API/",
        "https://slack.com./api/",
        "https://slack.com:443/api/",
        "https://slack.com:8443/api/",
        "https://somebody@slack.com/api/",
        "https://sl%61ck.com/api/",
        "https://ｓｌａｃｋ.com/api/",
        "https://slack.com\\api/",
        "https://slack-gov.com/api/",
        "https://api.slack-gov.com./",
    ],
)
def test_no_rehearsal_runs_against_slack(url: str) -> None:
    """However its address is spelled: reminders of other days would reach people."""
    result = run("worker", WHOLE | REHEARSAL | {"SLACK_API_URL": url})
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("dpc: DPC_CLOCK: it is for rehearsals, not for Slack itself")
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("token", ["xoxb-test", "xoxb-1-2-aB", "xoxe.xoxb-1-Mi0yLTE"])
def test_tokens_of_slack(token: str) -> None:
    """As they are, and as they are where Slack rotates them; a signing secret is any."""
    given = Settings(slack_bot_token=SecretStr(token), slack_signing_secret=SecretStr("any"))
    assert given.require("SLACK_BOT_TOKEN") == token


@pytest.mark.parametrize("host", ["127.0.0.1:9", "slack.example.org", "notslack.com", "slack.test"])
@pytest.mark.parametrize("path", ["/api", "/api/"])
def test_a_rehearsal_runs_against_a_stand_in(host: str, path: str) -> None:
    """Whose address may end without its slash."""
    clock = datetime(2024, 4, 30, 7, tzinfo=UTC)
    settings = Settings(dpc_clock=clock, slack_api_url=HttpUrl(f"http://{host}{path}"))
    assert settings.api_url == f"http://{host}/api/"


@pytest.mark.usefixtures("_bare")
def test_check_proves_the_coding() -> None:
    """It says what it has proved."""
    result = run("check", {})
    assert result.exit_code == 0
    assert "2024-04-30-brussels" in result.stdout


@pytest.mark.usefixtures("_bare")
def test_the_manifest_is_printed_as_it_is_pasted() -> None:
    """Byte for byte: comments are part of the help."""
    result = run("manifest", {})
    assert result.stdout == Path("config/manifest.yaml").read_text("utf-8")


# --- dpc local ---


@contextmanager
def opened(home: Home, *options: str) -> Iterator[tuple[httpx.Client, float]]:
    """`dpc local`, with a browser's way in and the seconds until its first page."""
    base = f"http://127.0.0.1:{(port := free_port())}"
    begun = time.monotonic()
    with (
        home.running("local", "--port", str(port), *options),
        httpx.Client(base_url=base, headers={"Origin": base}, follow_redirects=True) as http,
    ):

        def answers() -> bool:
            try:
                return http.get("/").is_success
            except httpx.TransportError:
                return False

        eventually(answers, SECONDS)
        yield http, time.monotonic() - begun


def say(http: httpx.Client, text: str) -> str:
    """Let the first person say something in the first channel; returns the page after it."""
    here = http.get("/").url.params
    form = {"as": here["as"], "channel": here["channel"], "text": text}
    http.post("/say", data=form).raise_for_status()
    return http.get("/").text


def test_local_needs_nothing_and_keeps_what_was_done(tmp_path: Path) -> None:
    """No variable of Slack's or of the database counts; the files survive, until --fresh."""
    home = Home(tmp_path, MANY | ELSEWHERE)
    with opened(home) as (http, seconds):
        print(f"first page after {seconds:.2f} s")
        assert seconds < 30  # three on a machine that does nothing else
        assert "You act for the EU." in say(http, "/dpc side eu")
        assert "You lead AI-2" in say(http, "/dpc claim AI-2")
    others = [home.data / "dpc.sqlite3", home.data / "local" / "notes.txt"]
    for other in others:
        other.write_text("mine")
    with opened(home) as (http, _):
        assert "You have led AI-2 " in say(http, "/dpc claim AI-2")
    with opened(home, "--fresh") as (http, _):
        assert "which side do you work for?" in say(http, "/dpc claim AI-2")
        assert "You have led AI-2" not in http.get("/").text
    assert [other.read_text() for other in others] == ["mine", "mine"]


def test_local_says_when_its_port_is_taken(tmp_path: Path) -> None:
    """And deletes nothing, although it was told to begin anew."""
    home = Home(tmp_path, {})
    kept = home.data / "local" / "workspace.json"
    kept.parent.mkdir(parents=True)
    kept.write_text("kept")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        result = home.run("local", "--fresh", "--port", str(taken.getsockname()[1]))
    assert result.returncode == 2
    assert result.stderr.startswith("dpc: Port ")
    assert result.stderr.count("\n") == 1
    assert kept.read_text() == "kept"


def test_local_does_not_guess_at_a_broken_file(tmp_path: Path) -> None:
    """It says which file, and what to do."""
    home = Home(tmp_path, {})
    broken = home.data / "local" / "workspace.json"
    broken.parent.mkdir(parents=True)
    broken.write_text("{")
    result = home.run("local", "--port", str(free_port()))
    assert (result.returncode, broken.read_text()) == (2, "{")
    assert "dpc local --fresh" in result.stderr
