"""How many files of the product a request walks through: `python -m tests.walks`.

Measured by profile, on SQLite, beside a stand-in for Slack whose own files do not count. What
is imported counts nothing, only what is called; `-v` names the files.
"""

from __future__ import annotations

import sys
import threading
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FrameType
from typing import Any

import bot
from bot import logs
from bot.local.run import MORNING
from tests.attack.victim import Victim
from tests.databases import up_to_date
from tests.serving import served
from tests.slack.deployment import Deployment, deployed
from tests.slack.knocking import BOT, SECRET, envelope, message, slash

_ROOT = Path(bot.__file__).parents[1]
_OURS = tuple(f"{_ROOT / name}/" for name in ("bot", "handlers", "storage", "config"))
_STAND_IN = tuple(f"{_ROOT / 'bot' / name}/" for name in ("simulator", "local"))


def calls_of(act: Callable[[], object]) -> Counter[str]:
    """The calls into each of the product's files while `act` runs, in the threads it starts too."""
    calls: Counter[str] = Counter()

    def profile(frame: FrameType, event: str, _: Any) -> None:
        name = frame.f_code.co_filename
        if event == "call" and name.startswith(_OURS) and not name.startswith(_STAND_IN):
            calls[name.removeprefix(f"{_ROOT}/")] += 1

    threading.setprofile(profile)
    sys.setprofile(profile)
    try:
        act()
    finally:
        sys.setprofile(None)
        threading.setprofile(lambda *_: None)
    return calls


def main() -> None:
    """Walk three times, and print how many files and calls each walk took."""
    logs.configure("ERROR")
    with (
        TemporaryDirectory() as folder,
        served() as site,
        deployed(site, up_to_date(Path(folder) / "dpc.db")) as here,
    ):
        _walk(here)


def _walk(here: Deployment) -> None:
    victim = Victim(here, here.dpc.web_app(SECRET))

    def say(words: str) -> Callable[[], object]:
        return lambda: victim.send(slash(words))

    for words in ("side eu", "topic cybersecurity", "next"):
        say(words)()
    admin = next(each.id for each in here.slack.people() if each.is_admin)
    victim.send(envelope(message(f"<@{BOT}> subscribe", type="app_mention", user=admin)))
    _print("claim CYBER-2", calls_of(say("claim CYBER-2")))
    say("topic cybersecurity")()
    _print("topic cybersecurity, remembered", calls_of(say("topic cybersecurity")))
    victim.settle()
    said = len(here.said())
    here.dpc.clock.move(MORNING + timedelta(days=1, hours=3))

    def remind() -> None:
        here.dpc.plan()
        here.dpc.sender.deliver()

    _print("a reminder, from plan to post", calls_of(remind))
    assert len(here.said()) == said + 1


def _print(what: str, calls: Counter[str]) -> None:
    print(f"{what}: {len(calls)} files, {calls.total()} calls")
    if "-v" in sys.argv:
        for name in sorted(calls):
            print(f"  {calls[name]:5} {name}")


if __name__ == "__main__":
    main()
