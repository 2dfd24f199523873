"""Thousands of deeds, each delivered four times: at once, late, and out of order."""

from __future__ import annotations

import itertools
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.catalogue.loader import shipped
from bot.clock import real_now
from bot.domain.sides import SEATS
from bot.domain.state import Posted
from storage import shown
from tests.load.crowd import Answer, Crowd, figures
from tests.load.deeds import Deed, Delivery, Lead
from tests.load.deployment import Deployment
from tests.load.effects import differences
from tests.slack.knocking import CHANNEL, TEAM

DEEDS = 10_000
CONNECTIONS = 32

Wave = list[Deed]


@dataclass(frozen=True, slots=True)
class Replayed:
    """What came of it: the answers, within how many seconds, and effects that should not be."""

    answers: list[Answer]
    seconds: float
    differences: list[str]


def report(deployment: Deployment) -> list[str]:
    """The figures, in lines."""
    leads = everybody(deployment)
    found = measure(deployment, leads, DEEDS)
    pace = len(found.answers) / found.seconds
    return [
        f"{DEEDS} deeds in {len(found.answers)} deliveries, {pace:.0f} a second: "
        f"{figures(found.answers)}, {len(found.differences)} effects that are not one",
        *found.differences,
    ]


def everybody(deployment: Deployment) -> list[Lead]:
    """Somebody for each seat that there is."""
    places = enumerate(shipped().deliverables)
    return [
        Lead(each.id, side, place, deployment.slack) for place, each in places for side in SEATS
    ]


def measure(
    deployment: Deployment, leads: Sequence[Lead], number: int, connections: int = CONNECTIONS
) -> Replayed:
    """Let so many deeds be done, and compare what came of them with what should have."""
    _prepare(deployment, leads)
    waves = list(_waves(leads, number))
    answers: list[Answer] = []
    begun = time.perf_counter()
    with Crowd(deployment.port, connections) as crowd:
        for deliveries in _schedule(waves):
            answers += crowd.send([each.signed() for each in deliveries])
    seconds = time.perf_counter() - begun
    return Replayed(answers, seconds, differences(deployment, list(itertools.chain(*waves))))


def _prepare(deployment: Deployment, leads: Sequence[Lead]) -> None:
    """Everybody has a side, and there is one message of the bot for each deliverable."""
    for side in SEATS:
        deployment.let_act_for(side, [lead.user for lead in leads if lead.side is side])
    with deployment.database.write() as connection:
        for lead in leads:
            posted = Posted(TEAM, CHANNEL, lead.thread, lead.deliverable, 1)
            shown.record(connection, posted, None, [lead.deliverable], real_now())


def _waves(leads: Sequence[Lead], number: int) -> Iterator[Wave]:
    """Waves of deeds that do not depend on each other, but on the waves before."""
    for turn in itertools.count():
        ways = {lead: place + turn for place, lead in enumerate(leads)}
        reports = itertools.chain(*(lead.reports(way) for lead, way in ways.items()))
        for wave in (
            [lead.claim(way) for lead, way in ways.items()],
            [*reports, leads[0].move(turn)],
            [lead.release(way) for lead, way in ways.items()],
        ):
            yield wave[:number]
            number -= len(wave)
            if number <= 0:
                return


def _schedule(waves: Sequence[Wave]) -> Iterator[list[Delivery]]:
    """Of each deed two deliveries at once, the third in the next wave, the fourth after that."""
    shuffle = random.Random(1).shuffle  # noqa: S311 (the same order each time)
    none: Wave = []
    for now, before, earlier in zip(
        [*waves, none, none], [none, *waves, none], [none, none, *waves], strict=True
    ):
        groups = [deed.deliveries[:2] for deed in now]
        groups += [deed.deliveries[2:3] for deed in before]
        groups += [deed.deliveries[3:] for deed in earlier]
        shuffle(groups)
        yield list(itertools.chain(*groups))
