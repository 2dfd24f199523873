"""Slack's blocks: whether it takes one of each kind of message, modal and Home tab.

They come about in a rehearsal, with a database of its own: every command's example is carried out
once. Nothing is sent but for checking, and nothing of the workspace is read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.catalogue.library import Library
from bot.catalogue.loader import shipped
from bot.clock import real_now
from bot.doctor.finding import Finding
from bot.domain.commands.base import Command
from bot.domain.commands.forms import OpenForm
from bot.domain.commands.home import ShowHome
from bot.domain.commands.menu import parse
from bot.domain.commands.overview import BoardState, ShowBoard
from bot.domain.forms import Form
from bot.domain.outcomes.forms import FormOpened
from bot.domain.people import Profile, Role
from bot.logs import kind
from bot.render.answer import answer
from bot.render.forms import form, home_view
from bot.render.kit.message import Message, Modal
from bot.render.usages import USAGES
from bot.services.context import Request
from bot.services.dispatch import Dispatcher
from bot.slack.client import FAILURES, web_client
from config.settings import Settings
from storage.engine import Database
from storage.migrate import upgrade

SECONDS = 10
_TEAM, _USER, _CHANNEL, _ID = "T0DOCTOR", "U0DOCTOR", "C0DOCTOR", "CYBER-2"
# So that there is something to list: what is led, and what is late.
_FIRST = (
    "side eu",
    *(f"claim {id}" for id in ("CYBER-2", "CYBER-3", "AI-1", "AI-2")),
    "due AI-2 1 May 2024",
)

Json = dict[str, Any]


@dataclass(frozen=True)
class Checked:
    """What Slack is asked about, under a name: new blocks, and plain ones that stand in for them.

    `plain` is None where there are no new ones.
    """

    name: str
    given: Json
    plain: Json | None


class _Everybody:
    """Whom the rehearsal knows: one administrator."""

    def profile(self, team: str, user: str) -> Profile:
        return Profile("Ada Example", "Europe/Brussels", Role.ADMIN, team)

    def locale(self, team: str, user: str) -> str:
        return ""

    def is_public(self, team: str, channel: str) -> bool:
        return True


def look(settings: Settings, drawn: Iterable[Checked]) -> Iterator[Finding]:
    """Ask Slack about all that is `drawn`; what it refuses is told with its JSON pointer."""
    if settings.slack_bot_token is None:
        words = "blocks are checked with SLACK_BOT_TOKEN, which is not set"
        yield Finding(True, words, to_do=True)
        return
    token = settings.slack_bot_token.get_secret_value()
    client = web_client(token, settings.api_url, SECONDS)
    taken = 0
    for each in drawn:
        try:
            refused = _refused(client, each)
        except FAILURES as error:
            yield Finding(False, f"Slack cannot check blocks now ({kind(error)}): ask again")
            return
        if refused is None:
            taken += 1
        else:
            yield refused
    yield Finding(True, f"Slack takes {taken} kinds of messages, modals and Home tabs as they are")


def rehearsed() -> Iterator[Checked]:
    """One of each kind of message, of modals, and a Home tab."""
    with TemporaryDirectory() as folder, closing(_database(Path(folder))) as database:
        dispatcher = Dispatcher(Library(shipped()), database, _Everybody(), real_now)
        for said in _FIRST:
            _ask(dispatcher, said, parse(said))
        for name, usage in USAGES.items():
            example = usage.example.replace("@person", f"<@{_USER}>")
            yield _ask(dispatcher, name, parse(example))
        yield _ask(dispatcher, "overdue, some", parse("overdue"))
        yield _ask(dispatcher, "board, posted", ShowBoard(BoardState.OFFERED))
        for each in Form:
            yield _ask(dispatcher, f"form {each}", OpenForm(each, _ID))
        home = dispatcher.ask(Request(_TEAM, _USER, ShowHome(), ""))
        yield Checked("home", {"view": home_view(answer(home, viewer=_USER))}, None)


def _database(folder: Path) -> Database:
    database = Database(f"sqlite:///{folder / 'rehearsal.sqlite3'}")
    upgrade(database)
    return database


def _ask(dispatcher: Dispatcher, name: str, command: Command) -> Checked:
    outcome = dispatcher.ask(Request(_TEAM, _USER, command, _CHANNEL))
    drawn: Message | Modal
    if isinstance(outcome, FormOpened):
        drawn = form(outcome)
        whole, plainly = ({"view": each.payload()} for each in (drawn, drawn.plainly))
    else:
        drawn = answer(outcome, viewer=_USER, postable=True)
        whole, plainly = ({"message": each.payload()} for each in (drawn, drawn.plainly))
    return Checked(name, whole, plainly if drawn.new else None)


def _refused(client: WebClient, checked: Checked) -> Finding | None:
    """What Slack refuses of one; None where it takes it."""
    wrong = _errors(client, checked.given)
    if not wrong:
        return None
    if checked.plain is None:
        return Finding(False, f"Slack refuses {checked.name}: {wrong}")
    if plainly := _errors(client, checked.plain):
        return Finding(False, f"Slack refuses {checked.name}, plain blocks too: {plainly}")
    words = f"Slack takes {checked.name} in plain blocks alone: {wrong}"
    return Finding(True, words, to_do=True)


def _errors(client: WebClient, given: Json) -> str:
    """What is wrong, each with its JSON pointer; empty where nothing is.

    One of `slack.client.FAILURES` where Slack says nothing of blocks.
    """
    try:
        client.api_call("blocks.validate", json=given)
    except SlackApiError as error:
        found = error.response.get("errors")
        if not kind(error).startswith("invalid_") or not isinstance(found, list):
            raise
        return "; ".join(f"{each.get('pointer')} {each.get('message')}" for each in found)
    return ""
