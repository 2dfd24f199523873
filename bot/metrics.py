"""What is measured, in Prometheus' text format: counts and times, and nothing of any workspace.

How long acks take is counted by each web process, and added up over all of them in the folder
that PROMETHEUS_MULTIPROC_DIR names, so that it does not matter which one is asked. All else is
what the database knows at the moment of asking.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import structlog
from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Histogram,
    generate_latest,
    values,
)
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector
from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from bot.domain.outbox import UNSETTLED
from storage import heartbeats, outbox
from storage.engine import Database

CONTENT_TYPE = CONTENT_TYPE_LATEST
FOLDER = "PROMETHEUS_MULTIPROC_DIR"  # the variable in which the library looks for it
# Seconds; Slack gives up after three.
BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 3.0)
KINDS = {
    "event_callback": "event",
    "block_actions": "button",
    "view_submission": "form",
    "shortcut": "shortcut",
    "message_action": "shortcut",
}


_ALL_KINDS = sorted({"command", "other", *KINDS.values()})
_RESERVED = 1 << 20  # bytes: what prometheus_client maps into memory at first

_log = structlog.stdlib.get_logger(__name__)


class Metrics:
    """Counts the acks of one process, and tells those of all."""

    def __init__(self, database: Database, real_now: Callable[[], datetime]) -> None:
        """Count from nothing; `real_now` is the real time, for the age of heartbeats."""
        self._database = _InDatabase(database, real_now)
        self._own = CollectorRegistry()
        self._is_shared = FOLDER in os.environ and _reserve(Path(os.environ[FOLDER]))
        # On disk for all, or alone in memory; the library would go by what was set at its import.
        values.ValueClass = (
            values.MultiProcessValue()  # type: ignore[no-untyped-call]  # it has no types
            if self._is_shared
            else values.MutexValue
        )
        self._acks = Histogram(
            "dpc_ack_seconds",
            "Time from a signed request of Slack's to its acknowledgement.",
            ["kind"],
            registry=self._own,
            buckets=BUCKETS,
        )
        # Made now, while there is room for them.
        self._by_kind = {each: self._acks.labels(each) for each in _ALL_KINDS}

    def acknowledged(self, kind: str, seconds: float) -> None:
        """A request of this kind was acknowledged after so many seconds."""
        self._by_kind[kind].observe(seconds)

    def text(self) -> bytes:
        """All that is measured, now."""
        registry = CollectorRegistry()
        registry.register(self._database)
        if self._is_shared:
            MultiProcessCollector(registry)  # type: ignore[no-untyped-call]  # it has no types
        else:
            registry.register(self._acks)
        return generate_latest(registry)


def kind(body: Mapping[str, object]) -> str:
    """What kind of request of Slack's a body is: a command, an event, a button and so on."""
    return "command" if "command" in body else KINDS.get(str(body.get("type")), "other")


def _reserve(folder: Path) -> bool:
    """Whether this process's counts have their place on the disk, however full it becomes.

    What is mapped into memory and finds no room when it is written ends the process.
    """
    try:
        with (folder / f"histogram_{os.getpid()}.db").open("xb") as file:
            file.write(bytes(_RESERVED))
            file.flush()
            os.fsync(file.fileno())
    except FileExistsError:
        pass  # this process has counted there before
    except OSError as error:
        _log.warning("metrics_counted_apart", error=error)
        return False
    return True


@dataclass(frozen=True)
class _InDatabase:
    """A collector, as Prometheus' client asks for it."""

    database: Database
    real_now: Callable[[], datetime]

    def collect(self) -> Iterator[Metric]:
        """Measure; of a database that cannot be reached only that it cannot."""
        try:
            with self.database.read() as connection:
                found = [*self._deliveries(connection), *self._heartbeats(connection)]
        except SQLAlchemyError:
            found = []
        yield from found
        yield GaugeMetricFamily("dpc_database_up", "Whether the database answers.", bool(found))

    def _deliveries(self, connection: Connection) -> Iterator[Metric]:
        counted = outbox.unsettled(connection)
        told = "Messages that are not settled, by state."
        states = GaugeMetricFamily("dpc_deliveries", told, labels=["state"])
        for state in UNSETTLED:
            states.add_metric([state], counted.get(state, 0))
        yield states
        yield CounterMetricFamily(
            "dpc_doubled", "Posts that were one too many, and deleted.", outbox.doubled(connection)
        )

    def _heartbeats(self, connection: Connection) -> Iterator[Metric]:
        ages = GaugeMetricFamily(
            "dpc_heartbeat_age_seconds", "Since a process last showed itself.", labels=["process"]
        )
        now = self.real_now()
        for process, at in heartbeats.last(connection).items():
            ages.add_metric([process], (now - at).total_seconds())
        yield ages
