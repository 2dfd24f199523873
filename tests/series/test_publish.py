"""Publishing: proven, whole, once; on both databases."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from bot.catalogue.checks.links import link_flaws
from bot.catalogue.library import Library
from bot.catalogue.loader import CODING, CatalogueError, shipped
from bot.domain.outbox import DeliveryKind
from bot.domain.state import Subscription
from bot.drafts import published
from bot.drafts.published import NotPublishedError, Prepared
from storage import outbox, publications, subscriptions, workspaces
from storage.engine import Database
from tests.series.third import SLUG, decided, imported, third
from tests.storage.race import in_threads

NOW = datetime(2025, 6, 25, 9, tzinfo=UTC)
TEAM = "T0SERIES"


def _prepared(database: Database, folder: Path) -> Prepared:
    return published.prepare(database, shipped(), folder, NOW)


def _subscribed(database: Database) -> None:
    with database.write() as conn:
        workspaces.ensure(conn, TEAM, NOW)
        one = Subscription(TEAM, "C1", (), None, NOW.time(), "UTC", "U1", NOW)
        subscriptions.put(conn, one)


def test_published_once_for_all(database: Database, tmp_path: Path) -> None:
    """Whoever reads knows both statements; channels are told once; the same again is refused."""
    _subscribed(database)
    folder = decided(tmp_path)
    library = Library(shipped())
    with database.read() as conn:
        before = workspaces.version(conn, TEAM)
        assert not library.read(conn).several
    prepared = _prepared(database, folder)
    lines = "\n".join(published.told(database, prepared))
    assert "New: DATA-3, AI-7, COUNCIL-2." in lines
    assert "1 channels are told" in lines
    published.publish(database, prepared, NOW)
    with database.read() as conn:
        assert workspaces.version(conn, TEAM) > before
        series = library.read(conn)
        assert [each.slug for each in series.statements] == [SLUG, "2024-04-30-brussels"]
        assert series.published == {SLUG: NOW}
        assert outbox.unsettled(conn) == {"planned": 1}
        assert outbox.last_due(conn, TEAM, DeliveryKind.STATEMENT, "C1") is None
    with pytest.raises(NotPublishedError, match="known just like this"):
        _prepared(database, folder)


def test_what_was_published_stays(database: Database, tmp_path: Path) -> None:
    """Neither changed nor deleted; and if somebody got round that, it is not believed."""
    published.publish(database, _prepared(database, decided(tmp_path)), NOW)
    for spoiling in ("UPDATE publication SET source = 'x'", "DELETE FROM publication"):
        with pytest.raises(DBAPIError, match="stays"), database.write() as conn:
            conn.execute(text(spoiling))
    with database.write() as conn:
        for trigger in ("no_update", "no_delete") if database.dialect == "sqlite" else ("stays",):
            table = "" if database.dialect == "sqlite" else " ON publication"
            conn.execute(text(f"DROP TRIGGER publication_{trigger}{table}"))
        conn.execute(text("UPDATE publication SET coding = replace(coding, 'firm', 'weak')"))
    library = Library(shipped())
    with database.read() as conn, pytest.raises(CatalogueError, match="changed after"):
        library.proven(conn)


def test_correction_is_a_revision(database: Database, tmp_path: Path) -> None:
    """The same ids, the next revision, and nobody is told twice."""
    _subscribed(database)
    folder = decided(tmp_path)
    published.publish(database, _prepared(database, folder), NOW)
    file = folder / "catalogue.yaml"
    was = "Joint testing of advanced AI models"
    file.write_text(file.read_text("utf-8").replace(was, "Joint tests of AI models"), "utf-8")
    prepared = _prepared(database, folder)
    assert prepared.row.revision == 2
    published.publish(database, prepared, NOW)
    with database.read() as conn:
        series = Library(shipped()).read(conn)
        assert series.deliverable_by_id["AI-7"].title == "Joint tests of AI models"
        assert outbox.unsettled(conn) == {"planned": 1}


def test_correction_takes_a_promise_back(database: Database, tmp_path: Path) -> None:
    """The promise is gone, its number stays empty, and the others keep theirs."""
    folder = decided(tmp_path)
    file = folder / CODING
    coding = yaml.safe_load(file.read_text("utf-8"))
    tests = next(each for each in coding["deliverables"] if each["id"] == "AI-7")
    coding["deliverables"].append({**tests, "id": "AI-8", "title": "Report on the tests"})
    file.write_text(yaml.safe_dump(coding, allow_unicode=True), "utf-8")
    published.publish(database, _prepared(database, folder), NOW)
    coding["deliverables"].remove(tests)
    coding["deliverables"][-1]["id"] = "AI-7"  # in the draft, ids are provisional
    file.write_text(yaml.safe_dump(coding, allow_unicode=True), "utf-8")
    published.publish(database, _prepared(database, folder), NOW)
    with database.read() as conn:
        series = Library(shipped()).proven(conn)
    assert "AI-7" not in series.deliverable_by_id
    assert series.deliverable_by_id["AI-8"].title == "Report on the tests"


@pytest.mark.parametrize(
    ("id", "due"), [("AI-0", True), ("AI-08", True), ("AI-x", True), ("AI-8", False)]
)
def test_new_ids_count_on(id: str, due: bool) -> None:
    """A new promise has a number above all of before, written as one counts."""
    again = [
        each.model_copy(update={"id": id}) if each.id == "AI-7" else each
        for each in third().deliverables
    ]
    catalogue = third().model_copy(update={"deliverables": tuple(again)})
    told = [each.message for each in link_flaws(catalogue, shipped())]
    assert any("new ones begin with AI-7" in each for each in told) is due


def test_nothing_is_half_published(database: Database, tmp_path: Path) -> None:
    """Cut off after the statement was written, nothing of it is there; the next try is whole."""
    _subscribed(database)
    prepared = _prepared(database, decided(tmp_path))
    with database.write() as conn:
        conn.execute(text("ALTER TABLE outbox RENAME TO elsewhere"))
    with pytest.raises(DBAPIError):
        published.publish(database, prepared, NOW)
    with database.write() as conn:
        conn.execute(text("ALTER TABLE elsewhere RENAME TO outbox"))
        assert publications.edition(conn) == 0
    published.publish(database, prepared, NOW)
    with pytest.raises(NotPublishedError, match="meanwhile"):
        published.publish(database, prepared, NOW)


def test_of_several_at_once_one_publishes(database: Database, url: str, tmp_path: Path) -> None:
    """From machines of their own: the others are told, and channels hear of it once."""
    _subscribed(database)
    prepared = _prepared(database, decided(tmp_path))

    def publish(number: int) -> str:
        with closing(Database(url)) as own:
            try:
                published.publish(own, prepared, NOW)
            except NotPublishedError as error:
                return str(error)
        return "published"

    told = in_threads(4, publish)
    assert told.count("published") == 1
    assert sum("published meanwhile" in each for each in told) == 3
    with database.read() as conn:
        assert publications.edition(conn) == 1
        assert outbox.unsettled(conn) == {"planned": 1}


def test_bad_folders(database: Database, tmp_path: Path) -> None:
    """A draft that is open, a statement of a day that is taken, one that is no draft at all."""
    folder = imported(tmp_path / "open")
    with pytest.raises(CatalogueError, match="not decided"):
        _prepared(database, folder)
    with pytest.raises(CatalogueError, match="cannot be read"):
        _prepared(database, tmp_path / "nowhere")
    same_day = decided(tmp_path / "same")
    file = same_day / "catalogue.yaml"
    words = file.read_text("utf-8").replace("held: '2025-06-24'", "held: '2024-04-30'")
    file.write_text(words.replace(SLUG, "2024-04-30-elsewhere"), "utf-8")
    with pytest.raises(CatalogueError, match="told apart by their days"):
        _prepared(database, same_day)
