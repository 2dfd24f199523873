"""Links: which can be opened, and which lead into a conversation of Slack's."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.domain.commands.base import BadCommand, Trouble
from bot.domain.commands.menu import parse
from bot.domain.commands.progress import AddEvidence
from bot.domain.links import conversation_of, in_slack, is_readable

SLACK = "https://council.slack.com/archives/C024BE91L"
PUBLIC = "C024BE91L"


@pytest.mark.parametrize(
    "link",
    [
        "https://[abc",
        "https://[::1",
        "https://x]y/",
        "https:///x.slack.com/archives/D024BE91L",
        "https://?archives/D024BE91L",
        "https://example.org:port/",
        "https://example.org:99999/",
        r"https://example.org\@x.slack.com/archives/D024BE91L",
        r"https://x.slack.com\archives\D024BE91L",
        "https://x.sl%61ck.com/archives/D024BE91L",
        "https://x..slack.com/archives/D024BE91L",
        f"https://{'x' * 64}.slack.com/",
    ],
)
def test_what_cannot_be_opened(link: str) -> None:
    """An address without a host that all read alike is not a valid link, with the id or without."""
    assert not is_readable(link)
    said = parse(f"evidence CYBER-2 {link}")
    assert isinstance(said, BadCommand)
    assert said.trouble is Trouble.NOT_A_LINK


@pytest.mark.parametrize(
    "link", ["https://例え.jp/文書", "http://[::1]:8000/x", "https://example.org./a?b#c"]
)
def test_what_can_be_opened(link: str) -> None:
    """Names in Japanese, numbers and ports are links as any other."""
    assert is_readable(link)
    assert not in_slack(link)
    assert parse(f"evidence CYBER-2 {link}") == AddEvidence("CYBER-2", link)


@pytest.mark.parametrize(
    "link",
    [
        SLACK,
        f"{SLACK}/",
        f"{SLACK}/p1355517523000008",
        f"{SLACK}/p1355517523000008?thread_ts=1355517523.000008&cid={PUBLIC}",
        f"{SLACK}/p1355517523000008?thread_ts=1355517523.000008&amp;cid={PUBLIC}",
        f"HTTPS://COUNCIL.SLACK.COM./archives/{PUBLIC}",
        f"https://user:word@council.enterprise.slack.com:443/archives/{PUBLIC}",
        f"https://council.slack-gov.com/archives/{PUBLIC}",
        f"https://slack.com/archives/{PUBLIC}",
        f"https://app.slack.com/client/T024BE7LD/{PUBLIC}",
        f"https://app.slack.com/client/T024BE7LD/{PUBLIC}/thread/{PUBLIC}-1355517523.000008",
    ],
)
def test_spellings_of_one_conversation(link: str) -> None:
    """As Slack itself writes the links to a conversation, whatever is written of the host."""
    assert in_slack(link)
    assert conversation_of(link) == PUBLIC


@pytest.mark.parametrize(
    "link",
    [
        "https://slack.com/app_redirect?channel=D024BE91L",
        "https://council.slack.com/messages/D024BE91L",
        "https://council.slack.com/?redir=%2Farchives%2FD024BE91L",
        "https://council.slack.com/archives/%44024BE91L",
        "https://council.slack.com/%61rchives/D024BE91L",
        "https://council.slack.com//archives/D024BE91L",
        f"{SLACK}/../D024BE91L",
        f"{SLACK}/%2e%2e/D024BE91L",
        f"{SLACK}\\..\\D024BE91L",
        f"{SLACK}#/archives/D024BE91L",
        f"{SLACK}/p1355517523000008?cid=D024BE91L&thread_ts=1355517523.000008",
        f"{SLACK}/p1355517523000008?thread_ts=1355517523.000008&cid=D024BE91L",
        f"https://app.slack.com/client/T024BE7LD/{PUBLIC}/thread/D024BE91L-1355517523.000008",
        "https://app.slack.com/huddle/T024BE7LD/D024BE91L",
        "https://council。slack。com/archives/d024be91l",
        "https://council.sl\N{COMBINING GRAPHEME JOINER}ack.com/files/U024BE7LH/F024BERPE",
        "https://ⓢlack.com/app_redirect?channel=D024BE91L",
        "https://slack.com",
    ],
)
def test_what_in_slack_names_no_conversation_for_sure(link: str) -> None:
    """Any other spelling says nothing of who may read it, so that nobody is believed."""
    assert in_slack(link)
    assert conversation_of(link) is None


@given(st.from_regex(r"https?://[^\s<>|]+", fullmatch=True))
@example("https://council.slack.com:/")
def test_any_link(link: str) -> None:
    """Whatever it is, it is read or refused; where it leads is asked of what was read."""
    if is_readable(link) and conversation_of(link):
        assert in_slack(link)


@given(st.text(max_size=20), st.sampled_from(["archives", "messages", "client/T024BE7LD"]))
def test_no_spelling_hides_a_conversation(before: str, folder: str) -> None:
    """What is put before the path may lead elsewhere, but to no conversation by another name."""
    link = f"https://council.slack.com{before}/{folder}/D024BE91L"
    if is_readable(link) and in_slack(link):
        assert conversation_of(link) in (None, "D024BE91L")
