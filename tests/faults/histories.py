"""Whatever happens in whatever order: every reminder is seen once, in the end.

Hypothesis makes up histories of a channel's reminders: time passes, reminders are planned and
called off, calls fail, workers are killed, sleep, and are overtaken, the bot is thrown out. The
long run: `python -m tests.faults.histories [histories]`.
"""

from __future__ import annotations

import logging
import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import Executor, Future
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any
from uuid import uuid4

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test
from slack_sdk import WebClient
from slack_sdk.web import SlackResponse

from bot import logs
from bot.delivery import Reconciler, Sender
from bot.domain.outbox import Delivery, DeliveryKind, Planned
from bot.render.kit.message import Message
from storage import outbox
from storage.engine import Database
from tests.databases import up_to_date
from tests.faults.slack import Slack

HISTORIES = 10_000
BEGIN = datetime(2026, 3, 2, 9, tzinfo=UTC)
CHANNELS = ("C1", "C2")
FAULTS = (
    "well",
    "limit",  # 429
    "refuse",  # 500, and nothing was done
    "lie",  # 500, but it was done
    "cut after",  # no answer, but it was done
    "late",  # no answer, and it is done almost a minute later
    "unreached",  # nothing has left the machine
    "kill before",
    "kill after",
    "nap",  # the worker sleeps for some minutes before it calls; others go on
    "nap, kill after",
    "nap, lie",
    "then nap",  # it sleeps before it takes note of the answer
)
NAP, LATE = timedelta(minutes=3), timedelta(seconds=55)

many, few = (st.lists(st.sampled_from(FAULTS), min_size=n, max_size=2 + n) for n in (4, 0))
SECONDS = st.sampled_from((10, 20, 45, 61, 130, 4000))
# In memory where that can be had: a history's killed workers are not the machine's.
_memory = Path("/dev/shm")  # noqa: S108 (a folder of our own is made there)
_folder = tempfile.TemporaryDirectory(
    prefix="dpc-histories-", dir=_memory if _memory.exists() else None
)


class Killed(BaseException):
    """The process is no more: nothing that it would have done is done."""


class OneLane(Executor):
    """Posts one after the other, as a history that can be told again must."""

    def submit(self, do: Callable[..., Any], /, *given: Any, **named: Any) -> Future[Any]:
        """Do it now; who is killed is not heard of again."""
        future: Future[Any] = Future()
        future.set_result(do(*given, **named))
        return future


class World:
    """A Slack, a database, and workers that all live by one clock that is set by hand."""

    def __init__(self) -> None:
        """Begin with a database of its own, and a Slack in which all is well."""
        self.now = BEGIN
        self.slack = Slack(Random(0), fails=False, clock=lambda: self.now.timestamp())  # noqa: S311
        self.faults: list[str] = []
        self.late: list[tuple[datetime, str, dict[str, Any]]] = []
        self.overtaken: set[str] = set()
        self.doubled: list[str] = []
        self.away: set[str] = set()
        self.called_off: set[str] = set()
        self.file = Path(_folder.name, f"{uuid4().hex}.db")
        self.database = Database(up_to_date(self.file))
        client = Client(self)
        both = (self.database, lambda _: client, self.compose, self.clock, self.clock)
        # more happens in a short history without a pace
        self.sender = Sender(*both, pace=timedelta(), lanes=OneLane)
        self.reconciler = Reconciler(*both, lanes=OneLane)

    def clock(self) -> datetime:
        """The present."""
        return self.now

    def compose(self, delivery: Delivery) -> Message | None:
        """What a reminder says, if anybody still wants it."""
        return None if delivery.subject in self.called_off else Message(delivery.subject, ())

    def pass_time(self, by: timedelta) -> None:
        """Go on; what was late arrives on its way."""
        until = self.now + by
        for arrival in sorted(self.late, key=lambda each: each[0]):
            if arrival[0] <= until:
                self.late.remove(arrival)
                self.now = max(self.now, arrival[0])
                self.call(*arrival[1:])
        self.now = until

    def work(self, what: Callable[[], int], faults: list[str]) -> None:
        """Let a worker do something; the first calls that it makes meet these faults."""
        self.faults = list(faults)
        with suppress(Killed):
            what()
        self.faults = []

    def call(self, method: str, given: dict[str, Any]) -> dict[str, Any]:
        """Do what a method does; only who slept before it posted may double, and for a while."""
        if given.get("channel") in self.away:
            return {"ok": False, "error": "not_in_channel"}
        answer = self.slack.call(method, given)
        if method == "chat.postMessage":
            nonce = given["metadata"]["event_payload"]["id"]
            if self.slack.seen()[nonce] > 1 and nonce not in self.overtaken:
                self.doubled.append(nonce)
        return answer

    def nap_before(self, given: dict[str, Any]) -> None:
        """A worker sleeps just before it makes a call."""
        if "metadata" in given:
            self.overtaken.add(given["metadata"]["event_payload"]["id"])
        self.others_work()

    def others_work(self) -> None:
        """While one sleeps the others go on, and all is well with them."""
        mine, self.faults = self.faults, []
        for _ in range(3):
            self.pass_time(NAP / 3)
            self.sender.deliver()
            self.reconciler.look()
            self.sender.deliver()
        self.faults = mine


_BEFORE = {"kill before": Killed, "unreached": ConnectionRefusedError}
_AFTER = {"kill after": Killed, "cut after": TimeoutError}


class Client(WebClient):
    """Slack's client without the network between."""

    def __init__(self, world: World) -> None:
        super().__init__("xoxb")
        self._world = world

    def api_call(self, api_method: str, **sent: Any) -> SlackResponse:
        """Call a method; it meets the next fault."""
        arguments = sent.get("json") or sent["params"]
        given = {name: value for name, value in arguments.items() if value is not None}
        world = self._world
        fault = world.faults.pop(0) if world.faults else "well"
        if fault.startswith("nap"):
            world.nap_before(given)
            fault = fault.removeprefix("nap, ")
        if fault in _BEFORE:
            raise _BEFORE[fault]
        if fault == "late":
            world.late.append((world.now + LATE, api_method, given))
        if fault in ("limit", "refuse", "late"):
            return self._answer({"error": fault}, 429 if fault == "limit" else 500)
        answer = world.call(api_method, given)
        if fault == "then nap":
            world.others_work()
        if fault in _AFTER:
            raise _AFTER[fault]
        return self._answer(answer, 500 if fault == "lie" else 200)

    def _answer(self, data: dict[str, Any], status: int) -> SlackResponse:
        headers = {"Retry-After": "20"}
        answer = SlackResponse(
            client=self,
            http_verb="POST",
            api_url="",
            req_args={},
            data=data,
            headers=headers,
            status_code=status,
        )
        answer.validate()  # type: ignore[no-untyped-call]  # the SDK's own raises for a refusal
        return answer


class Histories(RuleBasedStateMachine):
    """What may happen."""

    def __init__(self) -> None:
        """Begin with nothing planned."""
        super().__init__()
        self.world = World()
        self.planned = 0

    @initialize()
    def begin(self) -> None:
        """Some reminders are due."""
        for _ in range(3):
            self.plan("C1", 0)
            self.plan("C2", 0)

    @rule(channel=st.sampled_from(CHANNELS), ahead=st.sampled_from((0, 0, 60)))
    def plan(self, channel: str, ahead: int) -> None:
        """A reminder is planned, for now or for soon."""
        self.planned += 1
        due_at = self.world.now + timedelta(seconds=ahead)
        new = Planned("T1", channel, DeliveryKind.REMINDER, f"number {self.planned}", due_at)
        with self.world.database.write() as connection:
            outbox.plan(connection, [new])

    @rule(seconds=SECONDS, deliver=many, look=few)
    def work(self, seconds: float, deliver: list[str], look: list[str]) -> None:
        """Some time later more is due; a worker looks up what is in doubt, and sends."""
        self.plan("C1", 0)
        self.plan("C2", 0)
        self.world.pass_time(timedelta(seconds=seconds))
        self.world.work(self.world.reconciler.look, look)
        self.world.work(self.world.sender.deliver, deliver)

    @rule(number=st.integers(5, 12))
    def call_off(self, number: int) -> None:
        """A meeting is cancelled: whatever was planned for it is wanted no more."""
        self.world.called_off.add(f"number {number}")

    @rule(channel=st.sampled_from(CHANNELS))
    def throw_out_or_invite(self, channel: str) -> None:
        """The bot is thrown out of a channel, or is back."""
        self.world.away ^= {channel}

    def teardown(self) -> None:
        """All is well again, and an hour or two pass: nothing is lost, nothing doubled."""
        world = self.world
        world.away.clear()
        for seconds in [*[61] * 12, 4000, *[61] * 3]:
            world.pass_time(timedelta(seconds=seconds))
            world.sender.deliver()
            world.reconciler.look()
        self._check()
        world.database.close()
        world.file.unlink()

    def _check(self) -> None:
        assert self.world.doubled == [], "doubled for a while"
        seen, ends = self.world.slack.seen(), {"sent", "cancelled"}
        with self.world.database.read() as connection:
            rows = connection.exec_driver_sql("SELECT nonce, state, subject, ts FROM outbox").all()
        shown = {
            (post.nonce, post.ts) for posts in self.world.slack.posts.values() for post in posts
        }
        for nonce, state, subject, ts in rows:
            assert state in ends, (subject, state)
            assert seen[nonce] <= 1, f"{subject} is doubled"
            if subject not in self.world.called_off:
                assert (nonce, ts) in shown, f"{subject} is lost"


def run(histories: int) -> None:
    """Try so many histories; raises with the shortest one that goes wrong."""
    run_state_machine_as_test(
        Histories,
        settings=settings(
            max_examples=histories,
            stateful_step_count=20,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


if __name__ == "__main__":
    logs.configure("ERROR")
    logging.disable(logging.CRITICAL)  # what fails here fails on purpose
    count = int(sys.argv[1]) if len(sys.argv) > 1 else HISTORIES
    run(count)
    print(f"{count} histories: 0 lost, 0 doubled")
