"""What deeds have left behind, beside what one delivery of each would have left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, select

from bot.domain.outbox import UNSETTLED, DeliveryKind
from bot.domain.rules.status import Status
from bot.domain.sides import Side
from storage import evidence, progress, seats
from storage.tables import table
from storage.tables.messages import Outbox
from storage.tables.progress import History
from tests.eventually import eventually
from tests.load.deeds import Deed
from tests.load.deployment import Deployment
from tests.slack.knocking import TEAM

SECONDS = 60  # patience with what is sent beside the requests

Effect = tuple[object, ...]

_history, _outbox = table(History), table(Outbox)


def differences(deployment: Deployment, deeds: Sequence[Deed]) -> list[str]:
    """Each effect that is not there as often as it should be, in words; waits for all posts."""
    eventually(lambda: _is_quiet(deployment), SECONDS)
    with deployment.database.read() as connection:
        found = Counter(_found(connection))
    found["posts",] = deployment.posts()
    wanted = Counter(_wanted(deeds))
    return [
        f"{found[effect]} instead of {wanted[effect]}: {effect}"
        for effect in found | wanted
        if found[effect] != wanted[effect]
    ]


def _is_quiet(deployment: Deployment) -> bool:
    """Whether all answers are posted; what comes on other days waits, as no worker runs."""
    waiting = select(_outbox.c.id).where(
        _outbox.c.kind == DeliveryKind.ANSWER, _outbox.c.state.in_(UNSETTLED)
    )
    with deployment.database.read() as connection:
        return connection.execute(waiting.limit(1)).first() is None


def _found(connection: Connection) -> Iterator[Effect]:
    for line in connection.execute(select(_history)):
        is_status = line.what.endswith("status") and line.note
        new = f"{line.new}: {line.note}" if is_status else line.new
        yield "history", line.subject, line.what, new, line.by
    # What people are reminded of changes with what they report, and is superseded with it.
    answers = select(_outbox).where(_outbox.c.kind == DeliveryKind.ANSWER)
    for row in connection.execute(answers):
        yield "outbox", _asked(row.subject), str(row.state)
    for proof in evidence.of_team(connection, TEAM):
        yield "evidence", proof.link
    for seat in seats.of_team(connection, TEAM):
        yield "lead", seat.deliverable, seat.side, seat.holder
    for each in progress.of_team(connection, TEAM):
        if each.status is not Status.NOT_REPORTED:
            yield "status", each.deliverable, each.side, f"{each.status}: {each.note}"
        if each.due:
            yield "due", each.deliverable, each.side, each.due.words


def _asked(subject: str) -> str:
    """What an answer is to; of a click the message, the button and who pressed it."""
    parts = subject.split("|")
    return "|".join([parts[1], parts[3], parts[5]]) if len(parts) > 5 else subject


def _wanted(deeds: Sequence[Deed]) -> Iterator[Effect]:
    stands: dict[Effect, str | None] = {}
    for deed in deeds:
        subject, what, new, by = deed.line
        yield "history", subject, what, new, by
        if deed.answer:
            yield "outbox", deed.answer, "sent"
            yield ("posts",)
        side, _, kind = what.partition(" ")
        if kind == "evidence":
            yield kind, new
        elif kind:
            stands[kind, subject, Side(side)] = new
    yield from ((*place, new) for place, new in stands.items() if new is not None)
