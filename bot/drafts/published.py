"""A decided draft is published into the database: proven, told beforehand, whole or not at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from bot.catalogue.library import with_published
from bot.catalogue.loader import CODING, SOURCE, CatalogueError, Problem, check, load, verify
from bot.domain.commands.menu import spell_view
from bot.domain.commands.series import ShowPublished, ShowRenewal
from bot.domain.outbox import DeliveryKind, Planned
from bot.domain.publication import Publication, digest_of
from bot.domain.series import Series, joined
from bot.domain.state import Seat
from bot.domain.statement import Catalogue, Decision
from bot.drafts.finished import finished, is_draft
from storage import (
    coordinators,
    departures,
    homes,
    outbox,
    publications,
    seats,
    subscriptions,
    workspaces,
)
from storage.engine import AT_LENGTH, Database

_NAMED = 20  # workspaces of which it is said what changes there


class NotPublishedError(Exception):
    """It is published already, or another was published meanwhile; in one line."""


@dataclass(frozen=True)
class Prepared:
    """A statement that may be published: what it is, and the row that is written for it.

    `edition` is that of the published statements that it was proven against. A `correction` is a
    further revision of what is known already.
    """

    catalogue: Catalogue
    row: Publication
    correction: bool
    edition: int


def prepare(database: Database, filed: Series, folder: Path, now: datetime) -> Prepared:
    """Prove what `folder` holds, a decided draft or a finished statement, against all others.

    `filed` are the statements that came in files.

    Raises:
        CatalogueError: with a line for everything that is open or wrong.
        NotPublishedError: where the very same is published already.
    """
    with database.read() as conn:
        edition, published = publications.edition(conn), publications.every(conn)
    statement = load(folder).statement
    slug = statement.slug
    known = with_published(filed, published)
    last = next((each for each in known.originals if each.statement.slug == slug), None)
    before = _before(known, last, slug)
    catalogue = _proven(folder, before, last)
    source = (folder / SOURCE).read_bytes().decode("utf-8")
    coding = catalogue.model_dump_json(exclude_defaults=True)
    if last == catalogue:
        raise NotPublishedError(f"{slug} is known just like this: nothing was published")
    revision = 1 + max((each.revision for each in published if each.slug == slug), default=0)
    digest = digest_of(source, coding)
    row = Publication(slug, revision, statement.held, source, coding, digest, now)
    with_published(filed, [*published, row])  # it can be read back, and all others stand with it
    return Prepared(catalogue, row, last is not None, edition)


def _before(known: Series, last: Catalogue | None, slug: str) -> Series:
    """The statements that this one follows: all, or those before the one that it corrects."""
    if last is None:
        return known
    earlier = [c for c in known.originals if c.statement.held < last.statement.held]
    if not earlier:
        place = Path(slug)
        what = "the first statement ships with the bot: it is corrected there"
        raise CatalogueError(Problem(place, 1, what))
    return joined(earlier)


def _proven(folder: Path, before: Series, last: Catalogue | None) -> Catalogue:
    if not is_draft(folder):
        return verify(folder, before)
    verify(folder)  # names the lines of the draft
    catalogue = finished(folder, before, last)
    source = (folder / SOURCE).read_bytes()
    if flaws := check(catalogue, source, before):
        raise CatalogueError(*(Problem(folder / CODING, 1, flaw.message) for flaw in flaws))
    return catalogue


def told(database: Database, prepared: Prepared) -> Iterator[str]:
    """Say, in lines, what publishing changes, and for whom."""
    statement = prepared.catalogue.statement
    what = f"correction {prepared.row.revision}" if prepared.correction else "new"
    yield f"{statement.slug} ({what}): {statement.title}"
    yield from _promises(prepared)
    with database.read() as conn:
        away = departures.away(conn)
        teams = [team for team in workspaces.teams(conn) if team not in away]
        for team in teams[:_NAMED]:
            yield _workspace(conn, team, prepared)
    if len(teams) > _NAMED:
        yield f"and {len(teams) - _NAMED} other workspaces"


def _promises(prepared: Prepared) -> Iterator[str]:
    """What becomes of the promises that were open, and which are new."""
    earlier = prepared.catalogue.earlier
    counts = Counter(each.decision for each in earlier)
    listed = ", ".join(f"{counts[each]} {each}" for each in Decision if counts[each])
    yield f"Open before: {len(earlier)} promises. Of these: {listed or 'none'}."
    carried = {each.id for each in earlier}
    new = [each.id for each in prepared.catalogue.deliverables if each.id not in carried]
    yield f"New: {', '.join(new) or 'none'}."
    ended = [f"{each.id} ({each.decision})" for each in earlier if each.decision.ends]
    yield f"Ending: {', '.join(ended) or 'none'}."


def _workspace(conn: Connection, team: str, prepared: Prepared) -> str:
    """What becomes of the seats of a workspace, and how many of its channels are told."""
    held = seats.of_team(conn, team)
    ends = {each.id for each in prepared.catalogue.earlier if each.decision.ends}
    going = [seat for seat in held if seat.deliverable not in ends]
    over = [_named(seat) for seat in held if seat.deliverable in ends]
    channels = len(subscriptions.of_team(conn, team)) if not prepared.correction else 0
    ending = f"; promises end for {', '.join(over)}" if over else ""
    return f"{team}: {len(going)} seats go on{ending}; {channels} channels are told."


def _named(seat: Seat) -> str:
    return f"{seat.name} ({seat.deliverable}, {seat.side})"


def publish(database: Database, prepared: Prepared, now: datetime) -> None:
    """Publish what was prepared, in one transaction: what is cut off has not happened.

    Every process answers from it with the next question. Channels with reminders are told once,
    by the outbox, unless it is a correction.

    Raises:
        NotPublishedError: where something else was published since it was prepared.
    """
    try:
        with database.write(AT_LENGTH) as conn:
            workspaces.all_changed(conn)
            if publications.edition(conn) != prepared.edition:
                raise _overtaken()
            publications.put(conn, prepared.row)
            homes.touch_all(conn)
            if not prepared.correction:
                outbox.plan(conn, list(_announcements(conn, prepared.row.slug, now)))
                outbox.plan(conn, list(_questions(conn, prepared.row.slug, now)))
    except IntegrityError as error:
        raise _overtaken() from error


def _overtaken() -> NotPublishedError:
    return NotPublishedError("another statement was published meanwhile: publish once more")


def _questions(conn: Connection, slug: str, now: datetime) -> Iterator[Planned]:
    """A question for each coordinator: whether leads are to be asked if they go on."""
    away = departures.away(conn)
    for team in workspaces.teams(conn):
        named = coordinators.of_team(conn, team).values() if team not in away else ()
        for each in named:
            yield Planned(
                team=team,
                destination=each.user,
                kind=DeliveryKind.TOLD,
                subject=f"renewal {slug}",
                due_at=now,
                payload={"view": spell_view(ShowRenewal(each.user, slug))},
            )


def _announcements(conn: Connection, slug: str, now: datetime) -> Iterable[Planned]:
    """A message for each channel that is reminded of anything."""
    away: Mapping[str, object] = departures.away(conn)
    for channel in subscriptions.all_teams(conn):
        if channel.team not in away:
            yield Planned(
                team=channel.team,
                destination=channel.channel,
                kind=DeliveryKind.STATEMENT,
                subject=slug,
                due_at=now,
                payload={"view": spell_view(ShowPublished(slug))},
            )
