"""The short run: whatever fails, every reminder is seen once."""

from __future__ import annotations

from random import Random

from tests import postgres
from tests.faults.rig import rigged
from tests.faults.slack import Slack
from tests.storage.race import in_threads

REMINDERS = 90
KILLS = range(10, REMINDERS, 10)  # after so many have been sent, however long that takes
SECONDS = 240  # patience with a busy machine


def test_none_is_lost_and_none_is_doubled(urls: list[str], own_server: postgres.Server) -> None:
    """Of 100 posts 40 fail, workers are killed again and again, PostgreSQL restarts."""

    def run(number: int) -> tuple[int, tuple[int, int]]:
        dice = Random(number)  # noqa: S311 (not for secrets)
        harm = [own_server.restart] if number else []
        kills = list(KILLS)
        with rigged(urls[number], Slack(dice)) as rig:
            planned = rig.plan(REMINDERS, channels=10)
            for _ in range(3):
                rig.start()

            def meanwhile() -> None:
                sent = rig.states().get("sent", 0)
                while kills and sent >= kills[0]:
                    kills.pop(0)
                    rig.kill_one(dice)
                if harm and sent > REMINDERS / 3:
                    harm.pop()()

            rig.settle(SECONDS, meanwhile)
            assert not harm
            assert not kills
            return len(planned), rig.wrong(planned)

    assert in_threads(2, run) == [(REMINDERS, (0, 0))] * 2
