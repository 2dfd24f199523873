"""What grows with what: `python -m tests.bench growth [rows [picture]]`, on both databases.

Each line asks the same of a small and of a large place, in turns, and prints the ratio of the
best times: a busy machine slows both. Counts of statements need no clock.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import insert, text, update

from bot import logs
from bot.catalogue.library import Library
from bot.domain.commands.base import Command
from bot.domain.commands.filters import Filter
from bot.domain.commands.home import ShowHome
from bot.domain.commands.lists import ListMine
from bot.domain.commands.progress import ShowHistory
from bot.domain.commands.seats import Claim, SetSide
from bot.domain.commands.statement import ShowTopic
from bot.domain.commands.stocktake import Stocktake
from bot.domain.outbox import DeliveryKind, DeliveryState, Planned
from bot.domain.series import Series
from bot.domain.sides import Side
from bot.services.context import Request
from bot.services.dispatch import Dispatcher
from bot.services.plans import Planner, replan
from storage import workspaces
from storage.engine import Database
from storage.migrate import upgrade
from storage.tables import table
from storage.tables.installations import Workspace
from storage.tables.messages import Outbox
from storage.tables.progress import History
from tests import postgres
from tests.bench.catalogues import of
from tests.bench.plot import Line, draw
from tests.databases import up_to_date
from tests.members import Members
from tests.storage.counting import everywhere, listened

TEAM, USER = "T1", "U1"
NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
ROWS = 1_000_000
TURNS = 7
STEP = 20_000  # rows that are written at once
ASKED: dict[str, Command] = {
    "history": ShowHistory("CYBER-1"),
    "stocktake": Stocktake(Filter()),
    "mine": ListMine(),
    "Home": ShowHome(),
}
_history, _outbox, _workspace = table(History), table(Outbox), table(Workspace)

Deed = Callable[[], object]


def main(rows: int = ROWS, picture: Path | None = None) -> None:
    """Measure on SQLite, then on PostgreSQL, with so many rows where it is large.

    The table is printed; it is drawn, too, where a file is named for that.
    """
    found: dict[str, list[Line]] = {"SQLite": [], "PostgreSQL": []}
    logs.configure("ERROR")
    logging.disable(logging.CRITICAL)
    with TemporaryDirectory() as folder, postgres.running() as server:
        for name, lines in found.items():
            print(f"{name}, {rows:,} rows")
            places = _places(Path(folder), server if name == "PostgreSQL" else None)
            for line in measured(places, rows):
                print(f"  {line}", flush=True)
                lines.append(line)
    if picture:
        draw(found, picture)


def measured(places: Iterator[Database], rows: int) -> Iterator[Line]:
    """Each line of the table, as soon as it is known; `places` are new databases."""
    small, large = next(places), next(places)
    with closing(small), closing(large):
        for each in (small, large):
            _settle_in(each)
        yield _claim(small)
        yield _first_question(small)
        yield from _catalogues(small, rows)
        yield from _sent(small, large, rows)
        yield from _changed(small, large, rows)
    crowded = next(places)
    with closing(crowded):
        yield _planning(crowded, max(rows // 100, 20))


def _claim(database: Database) -> Line:
    dispatcher = _dispatcher(database)
    with listened(*everywhere(database)) as said:
        dispatcher.ask_once(Request(TEAM, USER, Claim("AI-1"), "C1"), ["once"])
    return Line("statements of a claim", len(said), 16)


def _first_question(database: Database) -> Line:
    dispatcher = _dispatcher(database)

    def first() -> None:
        _ask(dispatcher, ShowTopic("cybersecurity"))

    def change() -> None:
        with database.write() as conn:
            workspaces.changed(conn, TEAM)

    first_time = min(_taken(first, before=change) for _ in range(30))
    return Line("topic, first after a change ÷ warm", first_time / _best(first, 30), 2.5)


def _catalogues(database: Database, rows: int) -> Iterator[Line]:
    sizes = (40, 1_000, 10_000) if rows >= ROWS else (40, 200)
    for command, (name, aims) in {
        ShowTopic("cybersecurity"): ("topic, cold", (3, 12)),
        Stocktake(Filter()): ("stocktake", (10, 12)),
    }.items():
        dispatchers = [_dispatcher(database, of(size)) for size in sizes]
        for each in dispatchers:
            _ask(each, command)
        times = [_best(partial(_cold, each, command), 3) for each in dispatchers]
        for number, aim in enumerate(aims[: len(sizes) - 1]):
            what = f"{name}, {sizes[number + 1]:,} ÷ {sizes[number]:,} deliverables"
            yield Line(what, times[number + 1] / times[number], aim)


def _sent(small: Database, large: Database, rows: int) -> Iterator[Line]:
    with large.write(3600) as conn:
        for start in range(0, rows, STEP):
            conn.execute(insert(_outbox), [_row(n) for n in range(start, min(start + STEP, rows))])
        conn.execute(text("ANALYZE"))
    yield _compared("planning one workspace, rows sent ÷ none", small, large, _plan, 1.2)


def _changed(small: Database, large: Database, rows: int) -> Iterator[Line]:
    line = {"team": TEAM, "by": USER, "source": "C1", "what": "eu status"}
    with large.write(3600) as conn:
        for start in range(0, rows, STEP):
            numbers = range(start, min(start + STEP, rows))
            conn.execute(
                insert(_history),
                [
                    line | {"at": NOW - timedelta(minutes=n + 1), "subject": f"CYBER-{1 + n % 5}"}
                    for n in numbers
                ],
            )
        conn.execute(text("ANALYZE"))
    for name, command in ASKED.items():
        asked = _asking(command)
        yield _compared(f"{name}, rows of history ÷ none", small, large, asked, 1.5)


def _planning(database: Database, number: int) -> Line:
    """Seconds that a tick takes where 10 of so many workspaces have changed."""
    rest = {"planned": 7, "planned_at": NOW, "plan_at": NOW + timedelta(days=1)}
    new = [{"team": f"T{n:06}", "installed_at": NOW, "version": 7} | rest for n in range(number)]
    planner = Planner(database, Library(of(1)), lambda: NOW)
    with database.write() as conn:
        conn.execute(insert(_workspace), new[:1])
    planner.plan()
    with database.write(3600) as conn:
        conn.execute(insert(_workspace), new[1:])
        conn.execute(text("ANALYZE"))

    def change() -> None:
        with database.write() as conn:
            some = _workspace.c.team < f"T{10:06}"
            conn.execute(update(_workspace).where(some).values(version=_workspace.c.version + 1))

    seconds = min(_taken(planner.plan, before=change) for _ in range(TURNS))
    return Line(f"seconds to plan {number:,} workspaces of which 10 changed", seconds, 0.2)


def _plan(database: Database) -> Deed:
    def plan() -> None:
        with database.write() as conn:
            replan(conn, of(1), TEAM, NOW)

    return plan


def _asking(command: Command) -> Callable[[Database], Deed]:
    def asked(database: Database) -> Deed:
        dispatcher = _dispatcher(database)
        return lambda: _ask(dispatcher, command)

    return asked


def _compared(
    what: str, small: Database, large: Database, deed: Callable[[Database], Deed], aim: float
) -> Line:
    """The best time in the large place by that in the small one, in turns."""
    few, many = deed(small), deed(large)
    times = [(_taken(few), _taken(many)) for _ in range(TURNS + 1)][1:]
    return Line(what, min(b for _, b in times) / min(a for a, _ in times), aim)


def _best(deed: Deed, times: int) -> float:
    return min(_taken(deed) for _ in range(times))


def _taken(deed: Deed, before: Deed | None = None) -> float:
    if before:
        before()
    begun = time.perf_counter()
    deed()
    return time.perf_counter() - begun


def _cold(dispatcher: Dispatcher, command: Command) -> None:
    """Ask a dispatcher that remembers no state."""
    _ask(_dispatcher(dispatcher.database, dispatcher.statements()), command)


def _ask(dispatcher: Dispatcher, command: Command) -> None:
    dispatcher.ask(Request(TEAM, USER, command, "C1"))


def _dispatcher(database: Database, catalogue: Series | None = None) -> Dispatcher:
    return Dispatcher(Library(catalogue or of(1)), database, Members(), lambda: NOW)


def _settle_in(database: Database) -> None:
    dispatcher = _dispatcher(database)
    for command in (SetSide(Side.EU), Claim("CYBER-1")):
        _ask(dispatcher, command)


def _row(number: int) -> dict[str, object]:
    kinds = (DeliveryKind.NUDGE, DeliveryKind.REMINDER, DeliveryKind.DIGEST, DeliveryKind.ANSWER)
    row = Planned(TEAM, f"C{number % 7}", kinds[number % 4], f"M-{number}", NOW)
    sent = {"state": DeliveryState.SENT, "nonce": "", "ts": "1.0", "sent_at": NOW}
    return asdict(row) | sent | {"key": row.key}


def _places(folder: Path, server: postgres.Server | None) -> Iterator[Database]:
    """New databases without end; the first is migrated, the others are copies of it."""
    template = ""
    for number in range(100):
        if server is None:
            yield Database(up_to_date(folder / f"{number}.db"))
        else:
            template = template or _migrated(server)
            yield Database(server.url(server.create(template)))


def _migrated(server: postgres.Server) -> str:
    name = server.create()
    with closing(Database(server.url(name))) as database:
        upgrade(database)
    return name
