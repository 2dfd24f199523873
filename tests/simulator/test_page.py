"""The local workspace's page, over HTTP, with a real Bolt app behind it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from bot.simulator import page
from bot.simulator.model import Message, State
from tests.serving import Site
from tests.simulator.harness import REHEARSAL, Workspace

BEHIND = (
    "That does not lie ahead: the clock goes forward only. To begin again, start with "
    "dpc local --fresh."
)
DUE = datetime(2024, 5, 1, 7, tzinfo=UTC)
CLAIM = {
    "type": "actions",
    "block_id": "b1",
    "elements": [
        {
            "type": "button",
            "action_id": "claim",
            "value": "CYBER-1",
            "text": {"type": "plain_text", "text": "Claim"},
        }
    ],
}


@dataclass
class SimulatedClock:
    """A clock with one reminder ahead."""

    at: datetime = REHEARSAL
    due: datetime | None = DUE
    later: list[datetime] = field(default_factory=list)
    closing: bool = False

    def now(self) -> datetime:
        """Where it stands."""
        return self.at

    def today(self) -> datetime:
        """A year later."""
        return REHEARSAL + timedelta(days=365)

    def next_due(self) -> datetime | None:
        """The reminder, until it is past; then those that come later."""
        ahead = [each for each in (self.due, *self.later) if each and each > self.at]
        return next(iter(ahead), None)

    def advance(self, to: datetime) -> None:
        """Goes there."""
        if to < self.at:
            raise ValueError("That time lies behind.")
        self.at = to


@dataclass
class Browser:
    """What someone at the page can do."""

    http: httpx.Client
    workspace: Workspace
    rehearsal: SimulatedClock

    def look(self, **place: str) -> str:
        """The page as the EU officer in the main channel sees it, or as `place` says."""
        query = {"as": self.workspace.me, "channel": self.workspace.here} | place
        answer = self.http.get("/", params=query)
        assert answer.status_code == 200, answer.text
        return answer.text

    def send(self, path: str, **fields: str) -> httpx.Response:
        """Posts a form as the EU officer in the main channel, or as `fields` say."""
        form = {"as": self.workspace.me, "channel": self.workspace.here} | fields
        answer = self.http.post(path, data=form)
        self.workspace.run(self.workspace.gateway.settle())
        return answer

    def post(self, text: str = "from dpc", *blocks: dict[str, Any], **more: Any) -> Message:
        """The bot posts in the main channel."""
        slack, here = self.workspace.slack, self.workspace.here

        async def on_its_loop() -> Message:
            return slack.post(slack.state.bot_user, here, text, blocks, **more)

        return self.workspace.run(on_its_loop())


@pytest.fixture
def rehearsal() -> SimulatedClock:
    """The page's clock."""
    return SimulatedClock()


@pytest.fixture
def browser(site: Site, workspace: Workspace, rehearsal: SimulatedClock) -> Iterator[Browser]:
    """A browser on the page of a fresh workspace."""
    site.app.router.routes[:0] = page.routes(
        workspace.slack, workspace.gateway, rehearsal, lambda: rehearsal.closing
    )
    with httpx.Client(base_url=site.url, headers={"Origin": site.url}) as http:
        yield Browser(http, workspace, rehearsal)


def news(shown: str) -> str:
    """What a screen reader is told of other channels."""
    told = re.search(r'id="news">(.*?)</p>', shown)
    assert told
    return told[1].strip()


def test_the_bare_address_leads_to_the_first_person_and_channel(browser: Browser) -> None:
    """Who looks, and where, is always part of the address."""
    me, other, here = browser.workspace.me, browser.workspace.other, browser.workspace.here
    assert browser.http.get("/").headers["location"] == f"/?as={me}&channel={here}"
    assert browser.http.get(f"/?as={other}").headers["location"] == f"/?as={other}&channel={here}"


def test_a_newcomer_sees_where_they_are_and_what_to_type(browser: Browser) -> None:
    """People with roles, channels, the clock in both capitals, and a first command to send."""
    html = browser.look()
    for person in browser.workspace.slack.people():
        assert (person.real_name in html) is (person.name != "slackbot")
    for shown in ("digital-partnership", "cyber-desk", "Japan", "guest"):
        assert shown in html
    assert "Tue 30 Apr 2024, 11:00" in html
    assert "Tue 30 Apr 2024, 18:00" in html
    assert "A stand-in for trying dpc, and not Slack. Nothing leaves this machine." in html
    assert ">/dpc topic cybersecurity</textarea>" in html
    browser.send("/say", text="hello")
    assert ">/dpc topic cybersecurity</textarea>" not in browser.look()


def test_a_message_is_shown_to_everyone_in_their_own_hour(browser: Browser) -> None:
    """What is typed appears escaped, with the author, in the reader's zone and language."""
    assert browser.send("/say", text="<b>hi</b> @minori").status_code == 204
    seen = {
        browser.workspace.me: ("11:00", "Tuesday 30 April 2024"),
        browser.workspace.other: ("18:00", "2024年4月30日（火曜日）"),
    }
    for viewer, (hour, day) in seen.items():
        html = browser.look(**{"as": viewer})
        assert '&lt;b&gt;hi&lt;/b&gt; <span class="mention">@HAYASEGAWA Minori</span>' in html
        assert re.search(rf"<time [^>]*>{hour}</time>", html)
        assert f"<span>{day}</span>" in html


def test_a_command_is_answered_to_whoever_entered_it(browser: Browser) -> None:
    """A text with a slash goes to the bot as a command; others see nothing of it."""

    @browser.workspace.bot.command("/dpc")
    def answer(ack: Any, command: dict[str, Any]) -> None:
        ack(f"You said {command['text']}")

    browser.send("/say", text="/dpc topic cybersecurity")
    html = browser.look()
    assert "You said topic cybersecurity" in html
    assert "Only visible to you" in html
    assert "You said" not in browser.look(**{"as": browser.workspace.other})


def test_a_thread_opens_beside_the_channel(browser: Browser) -> None:
    """Replies stand in the thread alone; the channel counts them."""
    root = browser.post("root").ts
    browser.send("/say", text="a reply", thread=root)
    channel, thread = browser.look(), browser.look(thread=root)
    assert "1 reply</a>" in channel
    assert "a reply" not in channel
    assert 'id="thread"' in thread
    assert "a reply" in thread


def test_a_thread_refuses_commands_as_slack_does(browser: Browser) -> None:
    """The refusal is shown in the thread, privately."""
    root = browser.post("root").ts
    browser.send("/say", text="/dpc topics", thread=root)
    assert "/dpc is not supported in threads" in browser.look(thread=root)


def test_a_thread_that_is_gone_is_not_opened(browser: Browser) -> None:
    """An address may outlive its thread."""
    assert 'id="thread"' not in browser.look(thread="1.000001")


def test_a_click_reaches_the_bot_with_its_value(browser: Browser) -> None:
    """A button sends what it was drawn with; the page waits for the bot."""
    clicks: list[dict[str, Any]] = []

    @browser.workspace.bot.action("claim")
    def claim(ack: Any, action: dict[str, Any]) -> None:
        clicks.append(action)
        ack()

    message = browser.post("", CLAIM)
    fields = {"message": message.ts, "action_id": "claim", "block_id": "b1", "value": "CYBER-1"}
    assert browser.send("/click", **fields).status_code == 204
    assert [click["value"] for click in clicks] == ["CYBER-1"]


@pytest.mark.parametrize(
    ("fields", "status", "words"),
    [
        ({"action_id": "gone", "block_id": "b1"}, 404, "no longer has what you clicked"),
        ({"message": "1.000001", "action_id": "claim", "block_id": "b1"}, 404, "message_not_found"),
        ({"action_id": "claim"}, 400, "“block_id” is missing"),
    ],
)
def test_a_click_that_cannot_be_is_refused_in_words(
    browser: Browser, fields: dict[str, str], status: int, words: str
) -> None:
    """The page shows the body of a refusal."""
    fields = {"message": browser.post("", CLAIM).ts} | fields
    answer = browser.send("/click", **fields)
    assert answer.status_code == status
    assert words in answer.text


def test_the_clock_goes_to_the_next_reminder_and_a_day_on(browser: Browser) -> None:
    """The buttons tell where they lead to; without a reminder the first one says why not."""
    html = browser.look()
    next_reminder, tomorrow = re.findall(r'name="to" value="(.*?)"', html)[:2]
    assert "Wed 1 May 2024, 09:00" in html
    assert browser.send("/clock", to=next_reminder).status_code == 204
    assert browser.rehearsal.at == DUE
    assert "none planned: /dpc subscribe" in browser.look()
    assert datetime.fromisoformat(tomorrow) == REHEARSAL + timedelta(days=1)


def test_what_brings_nothing_is_passed_through_in_order(browser: Browser) -> None:
    """For a year from the first one, which may be far; then the page says so for all to read."""
    weeks = [DUE + timedelta(days=500, weeks=number) for number in range(60)]
    browser.rehearsal.due = weeks[0]
    browser.rehearsal.later = weeks[1:]
    assert browser.send("/clock", to="next").status_code == 204
    assert browser.rehearsal.at == weeks[52]
    told = re.search(r'<p class="(.*?)" role="status" id="came-status">(.*?)</p>', browser.look())
    assert told
    assert told.groups() == ("", "Nothing came until 12 Sept 2026.")


def test_a_time_that_is_typed_is_meant_in_the_viewers_zone(browser: Browser) -> None:
    """Nine in the morning is another instant in Tokyo than in Brussels."""
    browser.send("/clock", to="2024-05-01T09:00", **{"as": browser.workspace.other})
    assert browser.rehearsal.at == datetime(2024, 5, 1, 0, tzinfo=UTC)


def test_the_clock_never_goes_back(browser: Browser) -> None:
    """The refusal comes in the language of whoever wanted it."""
    answer = browser.send("/clock", to="2020-01-01T00:00")
    assert (answer.status_code, answer.text) == (409, BEHIND)
    there = {"as": browser.workspace.other}
    assert (
        "時計は先にしか進みません。" in browser.send("/clock", to="2020-01-01T00:00", **there).text
    )


def test_today_is_offered_until_it_lies_behind(browser: Browser) -> None:
    """And what cannot be undone is said beside it."""
    today = re.compile(r'value="([^"]*)"( disabled)? aria-describedby="forward-only">Today')
    offered = today.search(browser.look())
    assert offered
    assert not offered[2]
    assert browser.send("/clock", to=offered[1]).status_code == 204
    behind = today.search(browser.look())
    assert behind
    assert behind[2]
    assert "the clock goes forward only" in browser.look()


def test_a_moved_clock_is_news_for_every_open_page(browser: Browser) -> None:
    """The stream tells of a change at once, and of each one that follows, until the end."""
    with browser.http.stream("GET", "/events") as stream:
        lines = stream.iter_lines()
        assert stream.headers["content-type"].startswith("text/event-stream")
        assert next(lines) == "event: changed"
        browser.send("/clock", to="2024-05-02T09:00")
        assert "event: changed" in lines
        browser.rehearsal.closing = True
        assert "event: changed" not in lines


@pytest.mark.parametrize(
    "place", [{"as": "U0"}, {"channel": "C0"}, {"channel": "D06RHJ9T3QD"}, {"as": ""}]
)
def test_nobody_sees_a_place_that_is_not_theirs(browser: Browser, place: dict[str, str]) -> None:
    """Unknown people, unknown channels and other people's conversations are not found."""
    browser.look(**{"as": browser.workspace.other})  # opens that person's conversation
    query = {"as": browser.workspace.me, "channel": browser.workspace.here} | place
    assert browser.http.get("/", params=query).status_code == 404


def test_unread_messages_are_counted(browser: Browser) -> None:
    """Those of others, until the channel is looked at, for each person apart, over a restart."""
    dispatcher, other = browser.workspace.channel("cyber-desk").id, {"as": browser.workspace.other}
    assert not news(browser.look(channel=dispatcher))
    browser.post("news")
    browser.post("more news")
    browser.send("/say", text="mine")
    assert news(browser.look(channel=dispatcher)) == "2 new in digital-partnership."
    assert ">2<span" in browser.look(channel=dispatcher)
    browser.look()
    assert not news(browser.look(channel=dispatcher))
    assert news(browser.look(channel=dispatcher, **other)) == (
        "digital-partnershipに3件の新着があります。"
    )
    kept = State.model_validate_json(browser.workspace.slack.state.model_dump_json())
    assert kept.read == browser.workspace.slack.state.read


def test_whoever_has_a_direct_message_stands_out(browser: Browser) -> None:
    """In the list of people, for whoever looks as somebody else."""
    slack = browser.workspace.slack

    async def told() -> None:
        slack.post(slack.state.bot_user, slack.direct(browser.workspace.other).id, "For you.")

    browser.workspace.run(told())
    row = re.search(r'id="as-' + browser.workspace.other + r'".*?</li>', browser.look(), re.DOTALL)
    assert row
    assert '<span class="new">1' in row[0]


def test_long_histories_are_shown_in_part_and_say_so(browser: Browser) -> None:
    """The newest messages come first; the rest is one click away."""
    for number in range(33):
        browser.post(f"number-{number}.")
    recent = browser.look()
    assert "Show 3 earlier messages" in recent
    assert "number-2." not in recent
    assert "number-3." in recent
    assert "number-0." in browser.look(span="all")


def test_what_the_bot_did_wrong_is_shown(browser: Browser) -> None:
    """A block or a method that Slack would refuse does not pass unseen."""
    browser.workspace.slack.problems.append("invalid_blocks: <no text>")
    assert "invalid_blocks: &lt;no text&gt;" in browser.look()


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://example.org"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_another_site_cannot_act_here(browser: Browser, headers: dict[str, str]) -> None:
    """A foreign page's form is refused, whatever it holds."""
    form = {"as": browser.workspace.me, "channel": browser.workspace.here, "text": "hello"}
    assert browser.http.post("/say", data=form, headers=headers).status_code == 403
    assert not browser.workspace.slack.state.messages


def test_a_request_of_unknown_origin_cannot_act_here(browser: Browser) -> None:
    """Every browser says where a form comes from; what does not say it is not the page."""
    del browser.http.headers["Origin"]
    assert browser.send("/say", text="hello").status_code == 403


@pytest.mark.parametrize("path", ["/", "/events", "/static/app.js"])
def test_another_name_for_this_machine_is_refused(browser: Browser, path: str) -> None:
    """A name that was pointed here by someone else (DNS rebinding) gets nothing."""
    assert browser.http.get(path, headers={"Host": "rebound.example:80"}).status_code == 400


def test_the_page_needs_nothing_from_elsewhere(browser: Browser) -> None:
    """All that it loads is its own and may be kept; scripts and styles stand in files."""
    answer = browser.http.get("/", follow_redirects=True)
    loaded = re.findall(r'<(?:script|link)[^>]* (?:src|href)="(.*?)"', answer.text)
    assert len(loaded) == 9
    for path in loaded:
        file = browser.http.get(path)
        assert file.status_code == 200
        assert "immutable" in file.headers["cache-control"]
        assert file.headers["x-content-type-options"] == "nosniff"
    assert not re.search(r"<style|<script>| style=| on\w+=", answer.text)
    assert answer.headers["content-security-policy"].startswith("default-src 'self';")
    assert answer.headers["referrer-policy"] == "no-referrer"
