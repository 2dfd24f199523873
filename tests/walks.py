"""How many files of the product a request walks through: `python -m tests.walks`.

Measured by profile, on SQLite, beside a stand-in for Slack whose own files do not count, nor
does what it calls: that Slack tells the bot of the bot's own post is another walk. What is
imported counts nothing, only what is called; `-v` names the files, in the order of the walk.
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

import a2wsgi

import bot
from bot import logs
from bot.local.run import MORNING
from tests.attack.victim import Victim
from tests.databases import up_to_date
from tests.eventually import eventually
from tests.serving import served
from tests.slack.deployment import Deployment, deployed
from tests.slack.knocking import BOT, SECRET, envelope, message, slash

_ROOT = Path(bot.__file__).parents[1]
_OURS = tuple(f"{_ROOT / name}/" for name in ("bot", "handlers", "storage", "config"))
# Slack's own calls come by way of the stand-in's server, each on a thread of its own.
_STAND_IN = (
    *(f"{_ROOT / 'bot' / name}/" for name in ("simulator", "local")),
    f"{Path(a2wsgi.__file__).parent}/",
)


def calls_of(act: Callable[[], object]) -> Counter[str]:
    """The calls into each of the product's files while `act` runs, in the threads it starts too."""
    calls: Counter[str] = Counter()

    def profile(frame: FrameType, event: str, _: Any) -> None:
        name = frame.f_code.co_filename
        if event == "call" and name.startswith(_OURS) and not _is_stand_in(frame):
            calls[name.removeprefix(f"{_ROOT}/")] += 1

    threading.setprofile(profile)
    sys.setprofile(profile)
    try:
        act()
    finally:
        sys.setprofile(None)
        threading.setprofile(lambda *_: None)
    return calls


def _is_stand_in(frame: FrameType | None) -> bool:
    """Whether a call is one of the stand-in's, or comes of one."""
    while frame and not frame.f_code.co_filename.startswith(_STAND_IN):
        frame = frame.f_back
    return frame is not None


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
    eventually(lambda: here.states().get("sent"))  # so that none of it is part of the next walk
    _print("claim CYBER-2", calls_of(say("claim CYBER-2")))
    say("topic cybersecurity")()
    _print("topic cybersecurity, remembered", calls_of(say("topic cybersecurity")))
    said = len(here.said())
    here.dpc.clock.move(MORNING + timedelta(days=1, hours=3))
    planned, sent = calls_of(here.dpc.plan), Counter[str]()
    while len(here.said()) == said:  # the channel's turn may yet have to come
        sent = calls_of(here.dpc.sender.deliver)
    _print("a reminder, from plan to post", planned + sent)


def _print(what: str, calls: Counter[str]) -> None:
    print(f"{what}: {len(calls)} files, {calls.total()} calls")
    if "-v" in sys.argv:
        for name in calls:
            print(f"  {calls[name]:5} {name}")


if __name__ == "__main__":
    main()
