"""What platforms and containers read: it names what there is."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from bot.cli import main
from tests.serving import Site

ROOT = Path(__file__).parents[2]
APP = json.loads((ROOT / "app.json").read_text("utf-8"))
DOCKERFILE = (ROOT / "Dockerfile").read_text("utf-8")
PROCFILE = dict(
    line.split(": dpc ") for line in (ROOT / "Procfile").read_text("utf-8").splitlines()
)
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
PACKAGES = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]


def test_the_platform_runs_what_there_is() -> None:
    """Each process of app.json stands in the Procfile, and is a command."""
    assert set(APP["formation"]) == set(PROCFILE) - {"release"}
    assert set(PROCFILE.values()) <= set(main.commands)
    assert 3 <= len(APP["name"]) <= 30
    assert len(APP["description"]) <= 140


@pytest.mark.parametrize("name", APP["env"])
def test_the_platform_asks_for_documented_variables(name: str) -> None:
    """Each with a word on where it comes from, and no secret of somebody's."""
    assert f"`{name}`" in (ROOT / "docs" / "install.md").read_text("utf-8")
    assert APP["env"][name]["description"].endswith(".")
    assert {"value", "generator"}.isdisjoint(APP["env"][name]) or not name.startswith("SLACK_")


def test_the_platform_installs_the_tested_versions() -> None:
    """This project, under the constraints."""
    lines = (ROOT / "requirements.txt").read_text("utf-8").splitlines()
    assert [line for line in lines if not line.startswith("#")] == ["-c constraints.txt", "."]


def test_the_image_holds_the_project_and_nothing_else() -> None:
    """What is copied is let through, exists, and is all that the wheel needs."""
    copied = re.findall(r"^COPY (?!--from)(.+) \S+$", DOCKERFILE, re.MULTILINE)
    sources = {name for each in copied for name in each.split()}
    ignored, *lines = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    assert ignored == "*"
    assert {line[1:] for line in lines if line.startswith("!")} == sources
    assert [name for name in sources if not (ROOT / name).exists()] == []
    assert {*PACKAGES, "constraints.txt", "pyproject.toml"} <= sources


def test_the_image_runs_without_rights_and_secrets() -> None:
    """As a user of its own; `dpc web` unless something else is said."""
    last = DOCKERFILE.rpartition("FROM ")[2]
    assert re.search(r"^USER [1-9]\d+$", last, re.MULTILINE)
    assert re.search(r'^CMD \["dpc", "web"\]$', last, re.MULTILINE)
    assert not re.search("SLACK_|DPC_|DATABASE_URL", DOCKERFILE)


def test_the_image_tells_whether_it_is_healthy(site: Site) -> None:
    """By its own check, run as it stands against a server that answers, then against none."""
    [words] = re.findall(r"^HEALTHCHECK .* CMD (\[.*\])$", DOCKERFILE, re.MULTILINE)
    check = [sys.executable, *json.loads(words)[1:]]
    port = site.url.rpartition(":")[2]
    site.app.router.routes = [Route("/healthz", lambda _: PlainTextResponse("ok"))]
    for number, code in ((port, 0), ("9", 1)):
        ended = subprocess.run(  # noqa: S603 (our own words)
            check, env=os.environ | {"PORT": number}, capture_output=True, check=False
        )
        assert ended.returncode == code
    site.app.router.routes = []
