"""The review's pages over HTTP: what is saved, undone, refused, and kept from others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner

from bot.catalogue.loader import CatalogueError, load
from bot.cli import main
from bot.drafts.decisions import load_pairs
from bot.review import Review, application
from tests.review.drafts import BRUSSELS, INVENTED, LISBON, drafted
from tests.serving import Site

SAME = {"sec-fetch-site": "same-origin"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A fresh draft."""
    return drafted(LISBON, tmp_path)


@pytest.fixture
def page(folder: Path, site: Site) -> Iterator[httpx.Client]:
    """The review of it, as a browser on this machine reaches it."""
    with opened(folder, site) as client:
        yield client


@contextmanager
def opened(folder: Path, site: Site) -> Iterator[httpx.Client]:
    """A review of the draft in a folder."""
    site.app.router.routes[:] = application(Review(folder, load(BRUSSELS)), folder).routes
    with httpx.Client(base_url=site.url, headers=SAME) as client:
        yield client


def version_in(html: str) -> str:
    """The version of the draft that a page shows."""
    return re.findall(r'name="version" value="(\w+)"', html)[0]


def test_each_act_is_saved(page: httpx.Client, folder: Path) -> None:
    """The files hold it at once, whole; the comment at their heads stays."""
    version = version_in(page.get("/sentences?of=4.4").text)
    answer = page.post("/sentences", data={"of": "4.4", "version": version, "act": "strength firm"})
    assert "§4.4: commitment · firm · AI · EU, Japan." in answer.text
    assert load(folder).sentence_by_ref["4.4"].strength == "firm"
    assert (folder / "catalogue.yaml").read_text("utf-8").startswith("# A draft")
    undone = page.post(
        "/sentences", data={"of": "0.1", "version": version_in(answer.text), "act": "undo"}
    )
    assert 'data-address="/sentences?of=4.4"' in undone.text
    assert load(folder).sentence_by_ref["4.4"].strength is None


def test_two_who_review_at_once(page: httpx.Client, folder: Path) -> None:
    """The second sees what the first has decided; what they did is not done, nothing is lost."""
    version = version_in(page.get("/promises?of=CHIPS-1").text)
    first = {"of": "CHIPS-1", "option": "1", "version": version, "act": "decide stronger"}
    assert page.post("/promises", data=first).status_code == 200
    second = page.post("/promises", data=first | {"act": "decide dropped"})
    assert second.status_code == 409
    assert "The draft was changed elsewhere." in second.text
    kept = {row.old: row.decision for row in load_pairs(folder)}
    assert kept["CHIPS-1"] == "stronger"
    retried = first | {"act": "decide weaker", "version": version_in(second.text)}
    assert page.post("/promises", data=retried).status_code == 200


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("catalogue.yaml", "exact: The fifth", "exact: The sixth"),
        ("catalogue.yaml", "sentences:\n", "sentences: [\n"),
        ("pairs.yaml", "decision: null", "decision: maybe"),
    ],
)
def test_a_draft_edited_into_nonsense(
    page: httpx.Client, folder: Path, file: str, old: str, new: str
) -> None:
    """One line with the file; nothing is written over it; once it is mended the page goes on."""
    version = version_in(page.get("/sentences").text)
    whole = (folder / file).read_text("utf-8")
    (folder / file).write_text(whole.replace(old, new, 1), "utf-8")
    answer = page.post("/sentences", data={"of": "0.1", "version": version, "act": "accept"})
    assert answer.status_code == 409
    assert f"{folder / file}:" in answer.text
    assert new in (folder / file).read_text("utf-8")
    with pytest.raises(CatalogueError) as refused:
        Review(folder, load(BRUSSELS))
    assert "\n" not in str(refused.value)
    started = CliRunner().invoke(main, ["statement", "review", str(folder)])
    assert (started.exit_code, started.stderr.count("\n")) == (2, 1)
    (folder / file).write_text(whole, "utf-8")
    assert page.get("/sentences").status_code == 200


def test_what_cannot_be_is_said(page: httpx.Client) -> None:
    """A refusal is a line on the page; what no button sends is none."""
    version = version_in(page.get("/sentences").text)
    titled = {"of": "0.1", "version": version, "act": "titles", "value": "A title"}
    refused = page.post("/sentences", data=titled)
    assert (refused.status_code, "Only a commitment has a title" in refused.text) == (422, True)
    for act in ("fly", "kind nonsense", ""):
        data = {"of": "0.1", "version": version, "act": act}
        assert page.post("/sentences", data=data).status_code == 400


def test_what_cannot_be_saved_is_not_done(page: httpx.Client, folder: Path) -> None:
    """A full disk, say: it is told, and the next try does it."""
    obstacle = folder / ".catalogue.yaml.new"
    obstacle.mkdir()
    data = {"of": "4.4", "version": version_in(page.get("/sentences").text), "act": "strength firm"}
    refused = page.post("/sentences", data=data)
    assert (refused.status_code, "It cannot be saved" in refused.text) == (422, True)
    obstacle.rmdir()
    assert load(folder).sentence_by_ref["4.4"].strength is None
    assert page.post("/sentences", data=data).status_code == 200
    assert load(folder).sentence_by_ref["4.4"].strength == "firm"


def test_nobody_else_may_ask(page: httpx.Client, folder: Path) -> None:
    """Neither another site nor another name of this machine."""
    before = (folder / "catalogue.yaml").read_bytes()
    data = {"of": "0.1", "version": version_in(page.get("/sentences").text), "act": "accept-sure"}
    foreign = page.post("/sentences", data=data, headers={"sec-fetch-site": "cross-site"})
    assert foreign.status_code == 403
    assert page.get("/sentences", headers={"host": "evil.example"}).status_code == 400
    assert (folder / "catalogue.yaml").read_bytes() == before


def test_a_japanese_draft_waits_for_its_kinds(tmp_path: Path, site: Site) -> None:
    """Its sentences are marked as Japanese and are not accepted without a kind."""
    kyoto = INVENTED / "2025-11-03-kyoto.txt"
    with opened(drafted(kyoto, tmp_path, date(2025, 11, 3), "Kyoto"), site) as page:
        shown = page.get("/sentences").text
        assert 'lang="ja"' in shown
        data = {"of": "0.1", "version": version_in(shown), "act": "accept"}
        refused = page.post("/sentences", data=data)
    assert (refused.status_code, "has no kind yet" in refused.text) == (422, True)
