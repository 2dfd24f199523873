"""The database: whether it is there and up to date, and what waits in it."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping
from datetime import timedelta

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from bot.clock import real_now
from bot.doctor.finding import Finding
from bot.domain.outbox import DeliveryState
from config.settings import Settings
from storage import digests, health, heartbeats, outbox, subscriptions
from storage.engine import Database
from storage.faults import Fault, fault
from storage.revisions import is_current
from storage.suitability import refuse_unsuitable

# The reminder worker's heartbeat comes every 15 seconds.
SILENCE = timedelta(minutes=1)

Channels = Mapping[str, set[str]]


def look(settings: Settings) -> Generator[Finding, None, Channels]:
    """Look at the database; returns the channels that are posted to, by workspace."""
    database = Database(settings.database_url.get_secret_value())
    channels: Channels = {}
    try:
        refuse_unsuitable(database)
        if not is_current(database):
            yield _behind(settings)
            return channels
        health.write(database, real_now())
        health.look_through(database)
        with database.read() as connection:
            findings = [_worker(connection), *_deliveries(connection)]
            channels = _channels(connection)
    except SQLAlchemyError as error:
        yield _unusable(error)
        return channels
    finally:
        database.close()
    yield Finding(True, f"the database is up to date ({database.dialect})")
    yield from findings
    return channels


def _behind(settings: Settings) -> Finding:
    """That the tables are missing or old: nothing is amiss where whoever starts brings them."""
    words = "the database is not up to date"
    if settings.slack_app_token and not settings.slack_signing_secret:
        return Finding(True, f"{words} yet: `dpc socket` sees to it when it starts", to_do=True)
    return Finding(False, f"{words}: run `dpc migrate`; `dpc socket` does it by itself")


_ADVICE = {
    Fault.BUSY: "others hold it locked: try again",
    Fault.AWAY: "see DATABASE_URL, and whether the server runs",
    Fault.READ_ONLY: "let the bot write there, or name the primary",
    Fault.FULL: "make room on its disk",
    Fault.DISK: "look at its disk",
    Fault.GONE: "put it back, and restart every process",
    Fault.DAMAGED: "restore a back-up",
}


def _unusable(error: SQLAlchemyError) -> Finding:
    found = fault(error)
    if found is None:
        return Finding(False, f"the database fails ({type(error).__name__}): see DATABASE_URL")
    return Finding(False, f"the database is {found}: {_ADVICE[found]}")


def _worker(connection: Connection) -> Finding:
    beat = heartbeats.last(connection).get("ticker")
    start = "start `dpc worker`, or `dpc socket`"
    if beat is None:
        words = f"no reminder worker has used this database yet: {start}"
        return Finding(True, words, to_do=True)
    silent = real_now() - beat
    words = f"last heartbeat of the reminder worker: {_spell(silent)} ago"
    return Finding(silent < SILENCE, words if silent < SILENCE else f"{words}: {start}")


def _spell(span: timedelta) -> str:
    seconds = max(round(span.total_seconds()), 0)
    return f"{seconds} s" if seconds < 120 else f"{seconds // 60} min"


def _deliveries(connection: Connection) -> Iterator[Finding]:
    """What waits, and why; nothing of it is ever sent on a guess."""
    for reason, number in outbox.unclear(connection).items():
        words = f"{number} deliveries may or may not have reached Slack ({reason})"
        yield Finding(False, f"{words}: they are looked up before they are tried again")
    parked = outbox.unsettled(connection).get(DeliveryState.PARKED, 0)
    words = f"{parked} deliveries wait for their channels: invite the bot there"
    yield Finding(not parked, words if parked else "no delivery waits for its channel")
    yield Finding(True, f"{outbox.doubled(connection)} posts came twice and were deleted")


def _channels(connection: Connection) -> Channels:
    reminded: dict[str, set[str]] = {}
    for subscription in subscriptions.all_teams(connection):
        reminded.setdefault(subscription.team, set()).add(subscription.channel)
    for team in digests.teams(connection):
        told = (digest.channel for digest in digests.of_team(connection, team))
        reminded.setdefault(team, set()).update(told)
    return reminded
