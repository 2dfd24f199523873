"""The documentation against the code: what there is, is documented."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from bot.cli import main
from bot.domain.commands.menu import MENU
from config.settings import Settings

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
TEXT = "\n".join(page.read_text("utf-8") for page in PAGES)
MANIFEST = yaml.safe_load((ROOT / "config" / "manifest.yaml").read_text("utf-8"))


@pytest.mark.parametrize("name", [item.name for item in MENU])
def test_every_command_is_documented(name: str) -> None:
    """As somebody would type it."""
    assert re.search(rf"`(?:/dpc |@dpc )?{name}(?![\w-])", TEXT)


@pytest.mark.parametrize("name", [name for item in MENU for name in item.aliases])
def test_every_other_name_of_a_command_is_documented(name: str) -> None:
    """In whichever language."""
    assert f"`{name}`" in TEXT or name == "milestone"


@pytest.mark.parametrize("name", sorted(main.commands))
def test_every_process_is_documented(name: str) -> None:
    """`dpc web` and its like."""
    assert re.search(rf"\bdpc {name}\b", TEXT)


@pytest.mark.parametrize("name", [field.upper() for field in Settings.model_fields])
def test_every_variable_is_documented(name: str) -> None:
    """By its name in the environment."""
    assert f"`{name}`" in TEXT


def test_every_scope_is_documented_with_its_reason() -> None:
    """For whoever has to approve it: these scopes, and no others."""
    table = (ROOT / "docs" / "install.md").read_text("utf-8").partition("| scope |")[2]
    rows = re.findall(r"^\| (`.+?) \| (.{10,}) \|$", table.partition("\n\n")[0], re.MULTILINE)
    told = [scope for scopes, _ in rows for scope in re.findall(r"`(.+?)`", scopes)]
    assert sorted(told) == sorted(MANIFEST["oauth_config"]["scopes"]["bot"])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_between_the_pages_leads_somewhere(page: Path) -> None:
    """Pictures too."""
    links = re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text("utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_every_file_that_is_named_is_there() -> None:
    """Whoever follows `tests/…` or `bot/….py` from the docs finds it."""
    named = set(
        re.findall(
            r"`((?:tests|bot|storage|handlers|config|docs)/[\w/.-]+\.(?:py|md|yaml|png))`", TEXT
        )
    )
    assert named
    assert [each for each in sorted(named) if not (ROOT / each).exists()] == []
