"""A worker is killed, or stopped past its lease, at each point where that could do harm."""

from __future__ import annotations

import signal
from collections.abc import Callable
from random import Random

from tests.eventually import eventually
from tests.faults.rig import resume, rigged
from tests.faults.slack import Slack
from tests.faults.worker import Times
from tests.storage.race import in_threads

POST, HISTORY, DELETE = "chat.postMessage", "conversations.history", "chat.delete"
SECONDS = 60  # patience with a busy machine
QUICK = Times(lease=1, quiet=0.5, read_every=0.3, read_for=1)

Script = list[tuple[str, str]]

# A first post that shows only after the second was made: later than Slack is trusted to be.
OVERDUE = [(POST, "overdue"), (POST, "well")]
# Where the worker kills itself (nowhere: the stand-in does), and what Slack does before and after.
POINTS: list[tuple[str, Script]] = [
    ("worded", []),
    ("kept", []),
    (f"before {POST}", []),
    ("", [(POST, "kill before")]),
    ("", [(POST, "kill after")]),
    (f"after {POST}", []),
    (f"before {HISTORY}", [(POST, "lie")]),
    (f"before {HISTORY}", [(POST, "refuse")]),
    ("", [(POST, "refuse"), (HISTORY, "kill after")]),
    (f"after {HISTORY}", [(POST, "lie")]),
    (f"after {HISTORY}", [(POST, "refuse")]),
    (f"before {DELETE}", OVERDUE),
    ("", [*OVERDUE, (DELETE, "kill after")]),
    (f"after {DELETE}", OVERDUE),
]


def slack(script: Script) -> Slack:
    """A Slack that does as told and then is well."""
    return Slack(Random(0), fails=False, script=list(script))  # noqa: S311 (not for secrets)


def test_killed_at_each_point(new_url: Callable[[str], str]) -> None:
    """Whatever it had done by then: the next one sees to it that the message is there, once."""
    urls = [new_url(f"point {number}") for number in range(len(POINTS))]

    def run(number: int) -> tuple[int, tuple[int, int]]:
        point, script = POINTS[number]
        with rigged(urls[number], slack(script), QUICK) as rig:
            planned = rig.plan(1, channels=1)
            victim = rig.start(point)
            victim.join(SECONDS)
            assert victim.exitcode == -signal.SIGKILL, (point, script)
            rig.settle(SECONDS)
            return rig.killed, rig.wrong(planned)

    assert in_threads(len(POINTS), run) == [(1, (0, 0))] * len(POINTS)


def test_stopped_past_its_lease(new_url: Callable[[str], str]) -> None:
    """Between guard and socket: it posts what another has sent, and deletes that.

    Where it is killed before it can do so, whoever reads the history again does it.
    """
    ends = ["well", "kill after"]
    urls = [new_url(end) for end in ends]

    def run(number: int) -> tuple[int, tuple[int, int]]:
        script = [(POST, "well"), (POST, ends[number])]
        with rigged(urls[number], slack(script), QUICK) as rig:
            planned = rig.plan(1, channels=1)
            sleeper = rig.start(f"before {POST}", signal.SIGSTOP)
            eventually(lambda: rig.states() == {"sending": 1}, SECONDS)
            rig.start()
            eventually(lambda: rig.states() == {"sent": 1}, SECONDS)

            def both_have_posted() -> bool:
                if rig.slack.script:
                    resume(sleeper)  # again and again, since it may be about to stop only now
                return not rig.slack.script

            eventually(both_have_posted, SECONDS)
            rig.settle(SECONDS)
            return rig.doubled(), rig.wrong(planned)

    assert in_threads(len(ends), run) == [(1, (0, 0))] * len(ends)
