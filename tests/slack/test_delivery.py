"""The sender against a Slack that fails: everything once, in the end; nothing twice, ever."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from threading import Barrier, Event
from typing import Any, Literal

import httpx
import pytest
from slack_sdk import WebClient
from sqlalchemy import select
from starlette.responses import HTMLResponse
from starlette.routing import Route

from bot.clock import real_now
from bot.delivery import Reconciler, Sender, posting
from bot.delivery.reconciler import SHUT
from bot.domain.languages import JAPANESE
from bot.domain.outbox import Delivery, DeliveryKind
from bot.domain.outcomes.subscriptions import Undelivered
from bot.domain.sides import Side
from bot.local.run import MORNING
from bot.render.answer import answer
from bot.render.kit.language import speaking
from bot.render.kit.message import Message
from bot.simulator.faults import Fault
from bot.simulator.model import Message as SlackMessage
from bot.slack.client import web_client
from bot.slack.errors import RECONNECT
from storage import outbox, seats, shown, workspaces
from storage.engine import Database
from storage.kit.sealing import SealError
from storage.outbox import parked
from storage.tables import table
from storage.tables.messages import Outbox
from tests.eventually import eventually
from tests.patience import LONG
from tests.serving import Site
from tests.slack.deployment import TOKEN, Deployment, deployed, row
from tests.slack.knocking import BOT, MARLIES, Knocker
from tests.storage.race import in_threads

Kind = Literal["429", "500", "drop_after"]
HOUR = timedelta(hours=1)
MAIN, DESK = "C06RHPARTN1", "C06RHCYBER2"
_outbox = table(Outbox)


@pytest.fixture
def here(site: Site, url: str) -> Iterator[Deployment]:
    """The bot on either database."""
    with deployed(site, url) as deployment:
        yield deployment


def later(here: Deployment, by: timedelta) -> Sender:
    """The sender as it will be when so much real time has passed."""
    return replace(here.dpc.sender, real_now=lambda: real_now() + by)


def reconciler(here: Deployment, by: timedelta) -> Reconciler:
    """The finder as it will be when so much real time has passed."""
    return replace(here.dpc.reconciler, real_now=lambda: real_now() + by)


def waits(here: Deployment) -> timedelta:
    """How long the one row that waits has to wait, in real time."""
    with here.dpc.database.read() as connection:
        until: datetime = connection.execute(select(_outbox.c.not_before)).scalar_one()
    return until - real_now()


def doubled(here: Deployment) -> int:
    """How many posts were one too many."""
    with here.dpc.database.read() as connection:
        return outbox.doubled(connection)


def said_by_the_way(here: Deployment, destination: str, **fields: Any) -> SlackMessage:
    """A message that came about without the bot's being told of it."""
    state = here.slack.state
    said = {"user": state.people[0].id, "text": "by the way", "at": MORNING} | fields
    message = SlackMessage(ts=here.slack.next_ts(), channel=destination, **said)
    state.messages.append(message)
    return message


async def direct(here: Deployment, user: str) -> str:
    """Somebody's direct conversation with the bot."""
    return here.slack.direct(user).id


class Once:
    """A collaborator that does something else the first time."""

    def __init__(self, first: Callable[[str], WebClient], then: Callable[[str], WebClient]) -> None:
        self._then = iter([first])
        self._always = then

    def __call__(self, team: str) -> WebClient:
        """Call whichever it is the turn of."""
        return next(self._then, self._always)(team)


def test_what_is_due_is_sent_once(here: Deployment) -> None:
    """With a random id in the metadata and nothing else; a second look finds nothing."""
    here.plan(row("one", MAIN), row("two", DESK))
    assert here.dpc.sender.deliver() == 2
    assert here.dpc.sender.deliver() == 0
    assert sorted(here.said()) == ["one", "two"]
    first, second = (each.metadata for each in here.slack.state.messages)
    assert first
    assert second
    assert first != second
    assert [*first["event_payload"]] == ["id"]


def test_a_rate_limit_delays_one_channel_alone(here: Deployment) -> None:
    """It waits as long as Slack says, then goes through; the others flow."""
    here.slack.faults.append(Fault("chat.postMessage", "429", MAIN, retry_after=7))
    here.plan(row("held up", MAIN))
    here.dpc.sender.deliver()
    assert timedelta() < waits(here) <= timedelta(seconds=7)
    here.plan(row("flows", DESK), row("behind it", MAIN))
    here.dpc.sender.deliver()
    assert here.said() == ["flows"]
    later(here, timedelta(seconds=8)).deliver()
    assert here.said() == ["flows", "held up", "behind it"]


@pytest.mark.parametrize("destination", [MAIN, "person"])
@pytest.mark.parametrize("in_thread", [False, True])
@pytest.mark.parametrize(("kind", "arrived"), [("500", []), ("drop_after", ["perhaps"])])
def test_what_may_have_arrived_is_looked_up_before_it_is_sent_again(
    here: Deployment, kind: Kind, arrived: list[str], in_thread: bool, destination: str
) -> None:
    """An error of Slack's own, an answer that broke off; in channels, threads, direct messages."""
    channel = MAIN
    if destination == "person":
        destination = here.slack.state.people[0].id
        channel = here.site.run(direct(here, destination))
    thread = said_by_the_way(here, channel).ts if in_thread else None
    here.slack.faults.append(Fault("chat.postMessage", kind))
    here.plan(row("perhaps", destination, thread_ts=thread))
    here.dpc.sender.deliver()
    here.plan(row("after it", DESK))
    later(here, HOUR).deliver()
    assert reconciler(here, timedelta(seconds=30)).look() == 0
    assert here.said()[in_thread:] == [*arrived, "after it"]
    assert here.states()["unclear"] == 1
    assert reconciler(here, timedelta(seconds=61)).look() == 1
    later(here, HOUR).deliver()
    assert sorted(here.said()[in_thread:]) == ["after it", "perhaps"]
    assert "unclear" not in here.states()


def test_a_post_that_was_found_is_known_like_any_other(here: Deployment) -> None:
    """A bare reply in its thread finds what it shows; and it is drawn again, as things stand."""
    here.slack.faults.append(Fault("chat.postMessage", "drop_after"))
    shows = Message("perhaps", (), ("AI-2",), "show AI-2").to_store()
    here.plan(replace(row("perhaps", MAIN), payload=shows))
    here.dpc.sender.deliver()
    reconciler(here, HOUR).look()
    [message] = here.slack.state.messages
    with here.dpc.database.read() as connection:
        found = shown.in_thread(connection, here.slack.state.team_id, MAIN, message.ts)
    assert found == ("AI-2",)
    here.dpc.messages.refresh()
    assert message.text != "perhaps"


def test_history_is_read_page_by_page(here: Deployment) -> None:
    """However much was said in the meantime."""
    here.slack.faults.append(Fault("chat.postMessage", "drop_after"))
    here.plan(row("perhaps", MAIN))
    here.dpc.sender.deliver()
    for number in range(2 * posting.PAGE):
        said_by_the_way(here, MAIN, text=f"talk {number}")
    reconciler(here, HOUR).look()
    assert here.states() == {"sent": 1}


@pytest.mark.parametrize(
    ("fault", "again"),
    [
        (Fault("conversations.history", "429", retry_after=20), timedelta(seconds=20)),
        (Fault("conversations.history", "500"), RECONNECT),
        (Fault("conversations.history", "drop_after"), RECONNECT),
        (None, SHUT),
    ],
)
def test_what_cannot_be_looked_up_stays_unclear(
    here: Deployment, fault: Fault | None, again: timedelta
) -> None:
    """Slack limits, fails, or does not let the bot read: nothing is sent blindly."""
    here.slack.faults += [Fault("chat.postMessage", "500"), *([fault] if fault else [])]
    here.plan(row("perhaps", MAIN))
    here.dpc.sender.deliver()
    if not fault:
        here.slack.channel(MAIN).members.remove(here.slack.state.bot_user)
    minute = timedelta(minutes=1, seconds=1)
    assert reconciler(here, minute).look() == 1
    assert reconciler(here, minute + again - timedelta(seconds=1)).look() == 0
    later(here, HOUR).deliver()
    assert here.said() == []
    assert here.states() == {"unclear": 1}
    if fault:
        assert reconciler(here, minute + again + timedelta(seconds=1)).look() == 1
        assert here.states() == {"planned": 1}


def test_one_place_does_not_hold_up_the_others(
    here: Deployment, caplog: pytest.LogCaptureFixture
) -> None:
    """Of ten places that are read at once one fails for no reason of Slack's."""
    places = [f"C06RHPLACE{number}" for number in range(8)]
    channels, main = here.slack.state.channels, here.slack.channel(MAIN)
    channels += [main.model_copy(update={"id": each, "name": each.lower()}) for each in places]
    here.slack.faults += [Fault("chat.postMessage", "500")] * 10
    here.plan(*(row(f"to {place}", place) for place in (MAIN, DESK, *places)))
    here.dpc.sender.deliver()
    all_at_once = Barrier(10, timeout=LONG)

    def unopened(_team: str) -> WebClient:
        all_at_once.wait()
        raise SealError

    def opened(team: str) -> WebClient:
        all_at_once.wait()
        return here.dpc.reconciler.clients(team)

    minute = timedelta(minutes=1, seconds=1)
    looking = replace(reconciler(here, minute), clients=Once(unopened, opened))
    assert looking.look() == 10
    assert here.states() == {"planned": 9, "unclear": 1}
    assert "place_not_looked_up" in caplog.text
    caplog.clear()
    reconciler(here, 2 * minute).look()
    assert here.states() == {"planned": 10}


def test_whoever_is_told_to_stop_looks_nothing_more_up(here: Deployment) -> None:
    """What was being read is settled; the rest is left to others."""
    here.slack.faults += [Fault("chat.postMessage", "500")] * 2
    here.plan(row("here", MAIN), row("there", DESK))
    here.dpc.sender.deliver()
    stopped = Event()

    def told(team: str) -> WebClient:
        stopped.set()
        return here.dpc.reconciler.clients(team)

    minute = timedelta(minutes=1, seconds=1)
    one_by_one = partial(ThreadPoolExecutor, 1)
    replace(reconciler(here, minute), clients=told, stopped=stopped, lanes=one_by_one).look()
    assert here.states() == {"planned": 1, "unclear": 1}
    reconciler(here, 2 * minute).look()
    assert here.states() == {"planned": 2}


def test_a_post_that_was_overtaken_deletes_itself(here: Deployment) -> None:
    """Its sender slept between its intent and its post; meanwhile another sent the row."""
    here.plan(row("once", MAIN))

    def meanwhile(team: str) -> WebClient:
        later(here, timedelta(minutes=2)).deliver()
        reconciler(here, timedelta(minutes=2)).look()
        later(here, timedelta(minutes=3)).deliver()
        assert here.said() == ["once"]
        return here.dpc.sender.clients(team)

    sleepy = replace(here.dpc.sender, clients=Once(meanwhile, here.dpc.sender.clients))
    sleepy.deliver()
    assert here.said() == ["once"]
    assert doubled(here) == 1


def test_a_double_is_deleted(here: Deployment) -> None:
    """Whoever posted it was killed before it could see to that; the first stays, for ever."""
    here.slack.faults.append(Fault("chat.postMessage", "500"))
    here.plan(row("twice", MAIN))
    here.dpc.sender.deliver()
    reconciler(here, HOUR).look()
    here.dpc.sender.deliver()
    [kept] = here.slack.state.messages
    said_by_the_way(here, MAIN, user=kept.user, text="twice", metadata=kept.metadata)
    assert reconciler(here, timedelta(seconds=30)).look() == 0
    here.slack.faults.append(Fault("chat.delete", "429"))
    reconciler(here, timedelta(seconds=61)).look()
    assert here.said() == ["twice", "twice"]
    reconciler(here, timedelta(seconds=122)).look()
    assert [message.ts for message in here.slack.state.messages] == [kept.ts]
    assert doubled(here) == 1
    assert reconciler(here, timedelta(minutes=11)).look() == 1
    assert reconciler(here, HOUR).look() == 0


def test_an_answer_that_is_not_slacks_is_unclear(here: Deployment) -> None:
    """A proxy's page with status 200 says neither yes nor no."""
    page = Route("/api/chat.postMessage", lambda _: HTMLResponse("<h1>Hello"), methods=["POST"])
    here.site.app.router.routes.insert(0, page)
    here.plan(row("perhaps", MAIN))
    here.dpc.sender.deliver()
    assert here.states() == {"unclear": 1}


@pytest.mark.parametrize("why", ["archived", "not a member"])
def test_a_closed_channel_parks_its_posts(here: Deployment, why: str) -> None:
    """Whoever waits for the post is told once, by a direct message."""
    channel = here.slack.channel(MAIN)
    channel.is_archived = why == "archived"
    if why == "not a member":
        channel.members.remove(here.slack.state.bot_user)
    here.plan(row("kept", MAIN))
    here.dpc.sender.deliver()
    later(here, HOUR).deliver()
    (told,) = here.slack.state.messages
    assert here.slack.channel(told.channel).kind == "im"
    assert told.text.startswith(f"Slack did not let me post in <#{MAIN}>")
    assert here.states() == {"parked": 1, "sent": 1}


def test_whoever_waits_is_told_in_their_language(here: Deployment) -> None:
    """The one that their Slack speaks."""
    here.slack.state.people[0].locale = "ja-JP"
    here.slack.channel(MAIN).is_archived = True
    here.plan(row("kept", MAIN))
    here.dpc.sender.deliver()
    later(here, HOUR).deliver()
    (told,) = here.said()
    with speaking(JAPANESE):
        assert told == answer(Undelivered(MAIN, "is_archived")).text
    assert "投稿" in told


def test_slack_tells_that_the_bot_is_back(here: Deployment) -> None:
    """What was parked goes on at once; that somebody else joined means nothing."""
    channel = here.slack.channel(MAIN)
    channel.members.remove(BOT)
    here.plan(row("waits", MAIN))
    here.dpc.sender.deliver()
    channel.members.append(BOT)
    joined = {"type": "member_joined_channel", "channel": MAIN}
    with httpx.Client(base_url=here.site.url) as http:
        assert Knocker(http).event({**joined, "user": MARLIES}, "Ev1").status_code == 200
        assert here.states()["parked"] == 1
        assert Knocker(http).event({**joined, "user": BOT}, "Ev2").status_code == 200
    eventually(lambda: "waits" in here.said())


def test_what_was_parked_goes_on_when_the_bot_is_back(here: Deployment) -> None:
    """At once when that is told, else within the hour; nobody is told a second time."""
    channel, bot = here.slack.channel(MAIN), here.slack.state.bot_user
    channel.members.remove(bot)
    here.plan(row("first", MAIN), row("second", MAIN))
    here.dpc.sender.deliver()
    for hour in (1, 2):
        reconciler(here, hour * HOUR + timedelta(minutes=1)).look()
        later(here, hour * HOUR + timedelta(minutes=1)).deliver()
    assert here.states() == {"parked": 2, "sent": 1}
    channel.members.append(bot)
    with here.dpc.database.write() as connection:
        assert parked.unpark(connection, here.slack.state.team_id, MAIN) == 2
    later(here, 3 * HOUR).deliver()
    assert here.said()[1:] == ["first", "second"]


def test_what_is_wanted_no_more_does_not_come_back(here: Deployment) -> None:
    """Its meeting is over by the time that the bot is back."""
    here.slack.channel(MAIN).is_archived = True
    here.plan(row("old news", MAIN))
    here.dpc.sender.deliver()
    reconciler(here, 2 * HOUR).look()
    replace(here.dpc.sender, compose=lambda _: None).deliver()
    assert here.states() == {"cancelled": 1, "sent": 1}  # the notice


def test_a_refused_connection_is_tried_again(here: Deployment) -> None:
    """Nothing has left: the row is planned again, for a little later."""
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        nowhere = f"http://127.0.0.1:{closed.getsockname()[1]}/api/"
        away = web_client(TOKEN, nowhere, 2)
        here.plan(row("late", MAIN))
        replace(here.dpc.sender, clients=lambda _: away).deliver()
    assert here.states() == {"planned": 1}
    here.dpc.sender.deliver()
    assert here.said() == []
    later(here, timedelta(seconds=6)).deliver()
    assert here.said() == ["late"]


def test_reminders_keep_slacks_pace_in_a_channel(here: Deployment) -> None:
    """One a second in one channel; another channel, and answers to people, do not wait."""
    now = real_now()
    sender = replace(
        here.dpc.sender, compose=lambda each: Message.stored(each.payload), real_now=lambda: now
    )
    here.plan(
        row("first", MAIN, kind=DeliveryKind.REMINDER),
        row("second", MAIN, kind=DeliveryKind.REMINDER),
        row("elsewhere", DESK, kind=DeliveryKind.REMINDER),
        row("answer", MAIN),
    )
    sender.deliver()
    assert sorted(here.said()) == ["answer", "elsewhere", "first"]
    replace(sender, real_now=lambda: now + HOUR).deliver()
    assert here.said()[3:] == ["second"]


def test_those_who_wait_for_one_channel_queue_up(here: Deployment) -> None:
    """Each comes when its turn has come, instead of all at every turn."""
    sender = replace(here.dpc.sender, compose=lambda each: Message.stored(each.payload))
    begun = real_now()

    def after(seconds: int) -> Sender:
        then = begun + timedelta(seconds=seconds)
        return replace(sender, real_now=lambda: then)

    here.plan(*(row(f"number {number}", MAIN, kind=DeliveryKind.REMINDER) for number in range(10)))
    assert after(0).deliver() == 10
    assert [after(seconds).deliver() for seconds in range(1, 10)] == [1] * 9
    assert here.said() == [f"number {number}" for number in range(10)]


def test_two_senders_at_once_send_each_row_once(here: Deployment, url: str) -> None:
    """Each with its own connections, as two processes have."""
    rows = [row(f"number {number}", (MAIN, DESK)[number % 2]) for number in range(50)]
    here.plan(*rows)
    databases = [Database(url), Database(url)]

    def work(number: int) -> int:
        return replace(here.dpc.sender, database=databases[number]).deliver()

    shares = in_threads(2, work)
    for database in databases:
        database.close()
    assert sum(shares) == 50
    assert sorted(here.said()) == sorted(each.subject for each in rows)


def test_what_changes_on_the_way_is_drawn_again(here: Deployment) -> None:
    """A message is worded before it is posted: a claim in between is not lost on it."""
    team = here.slack.state.team_id
    text = Message("CYBER-1", (), ("CYBER-1",), "show CYBER-1").to_store()

    def claimed_meanwhile(delivery: Delivery) -> Message | None:
        message = here.dpc.sender.compose(delivery)
        with here.dpc.database.write() as connection:
            workspaces.ensure(connection, team, MORNING)
            seats.claim(connection, team, "CYBER-1", Side.EU, MARLIES, MARLIES, MORNING)
            workspaces.changed(connection, team)
            shown.touch(connection, team, "CYBER-1")
        return message

    here.plan(replace(row("CYBER-1", MAIN), payload=text))
    replace(here.dpc.sender, compose=claimed_meanwhile).deliver()
    here.dpc.messages.refresh()
    assert MARLIES in here.said()[0]
