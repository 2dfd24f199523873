"""The workspace itself: what it keeps, what it tells, and what people type."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.simulator.gateway.typed import as_sent
from bot.simulator.model import State
from bot.simulator.seed import initial
from bot.simulator.slack import Slack

NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)


def test_it_comes_back_as_it_was(tmp_path: Path) -> None:
    """What was said, the clock and the last time stamp survive a restart."""
    path = tmp_path / "workspace.json"
    slack = Slack(initial(), now=lambda: NOON, path=path)
    here, me = slack.state.channels[0].id, slack.people()[0].id
    root = slack.post(me, here, "Good morning 東京").ts
    slack.post(me, here, "psst", thread_ts=root, to=me)
    slack.direct(me)
    again = State.load(path)
    assert again == slack.state
    assert again.clock == NOON
    assert [each.name for each in tmp_path.iterdir()] == ["workspace.json"]


def test_time_stamps_rise_though_time_goes_back() -> None:
    """A clock set back gives no time stamp twice."""
    seconds = iter([1_714_460_400.0, 1_714_460_000.0])
    slack = Slack(initial(), now=lambda: NOON, real_time=lambda: next(seconds))
    here, me = slack.state.channels[0].id, slack.people()[0].id
    stamps = [slack.post(me, here, text).ts for text in "ab"]
    assert stamps == ["1714460400.000000", "1714460400.000001"]


def test_a_change_wakes_who_waits() -> None:
    """Every change ends the wait for it, and a wait for what has been ends at once."""

    async def watch() -> list[int]:
        slack = Slack(initial(), now=lambda: NOON)
        waiting = [asyncio.create_task(slack.wait(0)) for _ in range(2)]
        await asyncio.sleep(0)
        slack.changed()
        return [*await asyncio.gather(*waiting), await slack.wait(0)]

    assert asyncio.run(watch()) == [1, 1, 1]


def test_one_sees_ones_own_ephemerals_only() -> None:
    """Timeline and thread hold what everyone sees and what is for this person alone."""
    slack = Slack(initial(), now=lambda: NOON)
    here = slack.state.channels[0].id
    me, other = (person.id for person in slack.people()[:2])
    root = slack.post(me, here, "root").ts
    slack.post(me, here, "reply", thread_ts=root)
    slack.post(me, here, "for me", thread_ts=root, to=me)
    slack.post(me, here, "for me, on top", to=me)
    assert [each.text for each in slack.timeline(here, me)] == ["root", "for me, on top"]
    assert [each.text for each in slack.timeline(here, other)] == ["root"]
    assert [each.text for each in slack.thread(here, root, me)] == ["root", "reply", "for me"]
    assert [each.text for each in slack.thread(here, root, other)] == ["root", "reply"]
    assert slack.replies(here, root) == 1


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        ("@dpc topics", "<@U06RHDPCB0T> topics"),
        ("(@Minori), please.", "(<@U06RHJ9T3QD>), please."),
        ("@nobody or post@dpc", "@nobody or post@dpc"),
        ("see #cyber-desk, not #other", "see <#C06RHCYBER2|cyber-desk>, not #other"),
        ("<@U06RHDPCB0T> & <!channel>", "&lt;@U06RHDPCB0T&gt; &amp; &lt;!channel&gt;"),
        ("@here @Everyone", "<!here> <!everyone>"),
        (
            "evidence CYBER-1 https://example.org/a?b=1&c=2, done.",
            "evidence CYBER-1 <https://example.org/a?b=1&amp;c=2>, done.",
        ),
        ("海底ケーブル😀", "海底ケーブル😀"),
    ],
)
def test_typed_text_is_escaped(typed: str, sent: str) -> None:
    """Handles, channels and addresses become Slack's own notation; the rest is escaped."""
    assert as_sent(initial(), typed) == sent


def test_the_cast_is_complete() -> None:
    """An officer of each side, an admin, a guest, one connected, and the bot in both channels."""
    state = initial()
    people = [person for person in state.people if not person.is_bot]
    assert [(p.tz, p.locale) for p in people[:2]] == [
        ("Europe/Brussels", "en-GB"),
        ("Asia/Tokyo", "ja-JP"),
    ]
    assert [p.is_admin for p in people] == [False, False, True, False, False]
    assert [p.is_restricted for p in people] == [False, False, False, True, False]
    assert [bool(p.team_id) for p in people] == [False, False, False, False, True]
    assert all(state.bot_user in channel.members for channel in state.channels)
