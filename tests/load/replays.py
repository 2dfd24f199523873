"""Thousands of deeds, each delivered four times: at once, late, and out of order."""

from __future__ import annotations

import itertools
import random
import re
import statistics
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from bot.catalogue import load_all
from bot.clock import real_now
from bot.domain.commands import SEATS
from bot.domain.state import Posted
from storage import evidence, outbox, seats, shown, standings
from storage.tables import History, Outbox, table
from tests.eventually import eventually
from tests.load.claims import percentile
from tests.load.crowd import Answer, Crowd
from tests.load.deeds import Deed, Delivery, Lead, Line
from tests.load.deployment import Deployment, databases, deployed
from tests.slack.knocking import CHANNEL, TEAM

DEEDS = 10_000
CONNECTIONS = 32
MEETINGS = 3  # confirmed in each round

_history, _outbox = table(History), table(Outbox)

Wave = list[Deed]


@dataclass(frozen=True)
class Outcome:
    deeds: list[Deed]
    answers: list[Answer]
    seconds: float
    wrong: list[str]


def main() -> None:
    """Replay on both databases, and print the figures."""
    with databases() as urls:
        for name, url in urls.items():
            with deployed(url) as deployment:
                found = measure(deployment, DEEDS)
            times = [each.seconds for each in found.answers]
            bad = [each for each in found.answers if not each.well]
            print(
                f"{name}: {len(found.deeds)} deeds, {len(times)} deliveries, "
                f"{len(times) / found.seconds:.0f}/s, errors {len(bad)} "
                f"p50 {statistics.median(times):.3f} p99 {percentile(times):.3f} max {max(times):.3f}"
            )
            print("  bad", Counter(each.raw[:20] for each in bad))
            for each in found.wrong:
                print("  wrong:", each)


def measure(deployment: Deployment, number: int) -> Outcome:
    """Let so many deeds be done, and compare what came of them with what should have."""
    url = f"http://127.0.0.1:{deployment.slack}"
    places = enumerate(load_all().deliverables)
    leads = [Lead(each.id, side, place, url) for place, each in places for side in SEATS]
    _prepare(deployment, leads)
    waves = list(_waves(leads, number))
    begun, answers = time.perf_counter(), list[Answer]()
    with Crowd(deployment.port, CONNECTIONS) as crowd:
        for deliveries in _schedule(waves):
            answers += crowd.send([each.signed() for each in deliveries])
    seconds = time.perf_counter() - begun
    deeds = list(itertools.chain(*waves))
    return Outcome(deeds, answers, seconds, list(_wrong(deployment, deeds)))


def _prepare(deployment: Deployment, leads: Sequence[Lead]) -> None:
    """Everybody has a side, and there is one message of the bot for each deliverable."""
    for side in SEATS:
        deployment.seat(side, [lead.user for lead in leads if lead.side is side])
    with deployment.database.write() as connection:
        for lead in leads:
            posted = Posted(TEAM, CHANNEL, lead.thread, lead.deliverable, 1)
            shown.record(connection, posted, None, [lead.deliverable], real_now())


def _waves(leads: Sequence[Lead], number: int) -> Iterator[Wave]:
    """Waves of deeds that do not depend on each other, but on the waves before."""
    for turn in itertools.count():
        ways = {lead: way + turn for way, lead in enumerate(leads)}
        for wave in (
            [lead.claim(way) for lead, way in ways.items()],
            [deed for lead, way in ways.items() for deed in lead.reports(way)]
            + [lead.meeting() for lead in leads[:MEETINGS]],
            [lead.release(way) for lead, way in ways.items()],
        ):
            yield wave[:number]
            number -= len(wave)
            if number <= 0:
                return


def _schedule(waves: Sequence[Wave]) -> Iterator[list[Delivery]]:
    """Of each deed two deliveries at once, the third in the next wave, the fourth after that."""
    shuffle = random.Random(1).shuffle  # noqa: S311 (the same each time)
    for now, before, earlier in zip(
        [*waves, [], []], [[], *waves, []], [[], [], *waves], strict=True
    ):
        groups = [deed.deliveries[:2] for deed in now]
        groups += [deed.deliveries[2:3] for deed in before]
        groups += [deed.deliveries[3:4] for deed in earlier]
        shuffle(groups)
        yield list(itertools.chain(*groups))


def _wrong(deployment: Deployment, deeds: Sequence[Deed]) -> Iterator[str]:
    """What is not as one delivery of each deed would have made it."""
    database = deployment.database

    def quiet() -> bool:
        with database.read() as connection:
            return not set(outbox.counts(connection)) & {"planned", "leased", "sending"}

    eventually(quiet, 60)
    answers = Counter(deed.answer for deed in deeds if deed.answer)
    with database.read() as connection:
        lines = connection.execute(select(_history)).all()
        rows = connection.execute(select(_outbox)).all()
        proofs = Counter(each.link for each in evidence.of_team(connection, TEAM))
        taken = {(each.deliverable, each.side) for each in seats.of_team(connection, TEAM)}
        stand = {(e.deliverable, e.side): e for e in standings.of_team(connection, TEAM)}
    made = Counter(
        (re.sub(r"^M-\d+", "M", row.subject), row.what, row.new, row.by) for row in lines
    )
    yield from _compare("history", made, Counter(deed.line for deed in deeds))
    yield from _compare("evidence", proofs, Counter(_new(deeds, "evidence")))
    subjects = Counter("|".join(row.subject.split("|")[:3]) for row in rows)
    yield from _compare("outbox", subjects, answers)
    yield from _compare("states", Counter(row.state for row in rows), {"sent": sum(answers.values())})
    if len(deployment.posts()) != len(rows):
        yield f"{len(deployment.posts())} posts of {len(rows)} rows"
    last = {(d.line[0], d.line[1]): d.line[2] for d in deeds}
    for (subject, what), new in last.items():
        side, _, kind = what.partition(" ")
        if kind == "lead" and ((subject, side) in taken) != (new is not None):
            yield f"seat {subject} {side}"
        standing = stand.get((subject, side))
        if kind == "status" and (standing is None or f"{standing.status}: {standing.note}" != new):
            yield f"standing {subject} {side} status: {standing} is not {new}"
        if kind == "due" and (standing is None or not standing.due or standing.due.words != new):
            yield f"standing {subject} {side} due: {standing} is not {new}"


def _new(deeds: Iterable[Deed], what: str) -> Iterator[str | None]:
    return (deed.line[2] for deed in deeds if deed.line[1].endswith(what))


def _compare(where: str, made: Counter, wanted) -> Iterator[str]:
    wanted = Counter(wanted)
    for sign, more in (("+", made - wanted), ("-", wanted - made)):
        for what, count in more.items():
            yield f"{where} {sign}{count} {what}"


if __name__ == "__main__":
    main()
