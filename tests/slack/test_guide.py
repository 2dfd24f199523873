"""The guide for one workspace, step by step: each command in it does what it says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.cli import main
from config import manifest
from tests.serving import Site

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs" / "install.md").read_text("utf-8")
BY_SOCKET = GUIDE.partition("## One workspace, by Socket Mode\n")[2].partition("\n## ")[0]
OVER_HTTP = GUIDE.partition("## One workspace, over HTTP\n")[2].partition("\n## ")[0]
TOKENS = {"SLACK_BOT_TOKEN": "xoxb-geheim", "SLACK_APP_TOKEN": "xapp-geheim"}


def shell(section: str) -> list[str]:
    """The lines of a section that are to be typed into a shell."""
    blocks = re.findall(r"```sh\n(.*?)```", section, re.DOTALL)
    return [line.strip() for block in blocks for line in block.splitlines()]


def commands(section: str) -> list[list[str]]:
    """What `dpc` is called with, in order."""
    lines = [line for line in shell(section) if line.startswith(".venv/bin/dpc ")]
    return [line.split()[1:] for line in lines]


@pytest.fixture
def api(site: Site) -> Iterator[dict[str, str]]:
    """Where a Slack is that takes the bot's token but not the app's."""

    async def answer(request: Request) -> Response:
        if request.path_params["method"] == "auth.test":
            known = "xoxb-geheim" in request.headers["authorization"]
            body = {"ok": True, "team": "Council", "team_id": "T1", "user": "dpc"}
            return JSONResponse(body if known else {"ok": False, "error": "invalid_auth"})
        return JSONResponse({"ok": False, "error": "missing_scope"})

    site.app.router.routes = [Route("/api/{method}", answer, methods=["POST"])]
    yield {"SLACK_API_URL": f"{site.url}/api/"}
    site.app.router.routes = []


def run(words: list[str], variables: dict[str, str]) -> Result:
    """Run `dpc` within this process."""
    return CliRunner().invoke(main, words, env=variables)


def test_it_has_seven_steps() -> None:
    """From a clone to an answer; whoever adds one should think of ten minutes."""
    steps = [int(number) for number in re.findall(r"^(\d+)\. ", BY_SOCKET, re.MULTILINE)]
    assert steps == list(range(1, 8))


def test_the_first_step_is_the_readme_s() -> None:
    """Which is run in a fresh clone by whoever runs these tests."""
    readme = shell((ROOT / "README.md").read_text("utf-8"))
    assert f"{shell(BY_SOCKET)[0]} && .venv/bin/dpc local" in readme


def test_the_manifest_can_be_pasted() -> None:
    """As it is printed."""
    printed = run(commands(BY_SOCKET)[0], {})
    assert (printed.exit_code, printed.stderr) == (0, "")
    assert yaml.safe_load(printed.stdout) == manifest.parsed()


def test_the_manifest_for_http_can_be_pasted() -> None:
    """With the address of whoever prints it."""
    [words] = commands(OVER_HTTP)
    printed = run(words, {})
    assert (printed.exit_code, printed.stderr) == (0, "")
    assert yaml.safe_load(printed.stdout)["settings"]["socket_mode_enabled"] is False


@pytest.mark.usefixtures("_bare")
@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({}, "SLACK_APP_TOKEN is not set: make one"),
        ({"SLACK_APP_TOKEN": "xapp-geheim"}, "SLACK_BOT_TOKEN is not set: copy it"),
        (TOKENS | {"SLACK_BOT_TOKEN": "xoxb-other"}, "Slack refuses SLACK_BOT_TOKEN (invalid_auth"),
        (TOKENS, "Slack refuses SLACK_APP_TOKEN (missing_scope): it needs the scope connections:"),
        (TOKENS | {"SLACK_API_URL": "http://127.0.0.1:9/api/"}, "Slack cannot be reached"),
    ],
)
def test_a_start_that_fails_says_why(api: dict[str, str], given: dict[str, str], why: str) -> None:
    """In one line, without a secret."""
    _, start, _ = commands(BY_SOCKET)
    ended = run(start, api | given)
    assert (ended.exit_code, ended.stdout) == (2, "")
    assert ended.stderr.startswith(f"dpc: {why}")
    assert ended.stderr.count("\n") == 1
    assert "geheim" not in ended.stderr


@pytest.mark.usefixtures("_bare")
def test_the_doctor_names_what_is_missing(api: dict[str, str]) -> None:
    """Before the tokens are there, and with them; it says what to do about each."""
    *_, look = commands(BY_SOCKET)
    before = run(look, api)
    assert before.exit_code == 1
    for name in TOKENS:
        assert f"FIX  {name} is not set: " in before.stdout
    after = run(look, api | TOKENS)
    assert "FIX  SLACK_" not in after.stdout
    assert "ok   Slack knows the bot as dpc in Council" in after.stdout
    assert "FIX  Slack refuses SLACK_APP_TOKEN (missing_scope)" in after.stdout
    assert "geheim" not in after.stdout
    assert after.stderr == before.stderr == ""


def test_every_command_of_the_page_exists() -> None:
    """Also those that only platforms and containers run."""
    named = set(re.findall(r"(?<![/@])\bdpc ([a-z]+)\b", GUIDE)) - {"dpc"}
    assert named <= set(main.commands)
