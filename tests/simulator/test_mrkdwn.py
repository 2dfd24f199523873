"""Slack's mrkdwn as HTML: what is drawn, and that nothing else gets through."""

import re
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.simulator.page.mrkdwn import Reader, mrkdwn, plain

READER = Reader({"U1": "KONO Taro", "C1": "cyber-desk"}, ZoneInfo("Asia/Tokyo"))

# The only tags that a text may become; whatever else looks like one was typed by someone.
TAG = re.compile(
    r'</?(strong|em|s|code|pre|blockquote|time|span|a)( datetime="[^"<>]*")?'
    r'( class="mention")?( lang="ja")?( href="(https?://|mailto:|tel:)[^"<>]*"'
    r' target="_blank" rel="noopener noreferrer")?>'
)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("*bold* _italic_ ~gone~", "<strong>bold</strong> <em>italic</em> <s>gone</s>"),
        ("*_both_*", "<strong><em>both</em></strong>"),
        ("`a *b* &lt;c&gt;`", "<code>a *b* &lt;c&gt;</code>"),
        ("snake_case_name and 2*3*4", "snake_case_name and 2*3*4"),
        ("* no * and *no\nno*", "* no * and *no\nno*"),
        ("```one\n  *two*```", "<pre>one\n  *two*</pre>"),
        ("&gt; quoted\n&gt; twice\nafter", "<blockquote>quoted\ntwice</blockquote>after"),
        ("a &amp; b &lt;script&gt;", "a &amp; b &lt;script&gt;"),
        ("&amp;lt;", "&amp;lt;"),
        ("<@U1> in <#C1|old-name>", '<span class="mention">@KONO Taro</span> in '
         '<span class="mention">#cyber-desk</span>'),
        ("<@U9|someone> <#C9|>", '<span class="mention">@someone</span> '
         '<span class="mention">#C9</span>'),
        ("<!here> <!subteam^S1|@desk>", '<span class="mention">@here</span> '
         '<span class="mention">@desk</span>'),
        (":white_check_mark: :unheard_of:", "✅ :unheard_of:"),
        ("6G 海底ケーブル", '6G <span lang="ja">海底ケーブル</span>'),
    ],
)  # fmt: skip
def test_it_draws_what_slack_draws(text: str, html: str) -> None:
    """Marks work at the edges of words, on one line; entities carry today's names."""
    assert mrkdwn(text, READER) == html


def test_a_link_opens_apart() -> None:
    """A link shows its label, keeps its address and says nothing about this page."""
    assert mrkdwn("_<https://example.org/a_b?c=1&amp;d=2|the _text_>_", READER) == (
        '<em><a href="https://example.org/a_b?c=1&amp;d=2" target="_blank" '
        'rel="noopener noreferrer">the _text_</a></em>'
    )


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//example.org", "x"])
def test_other_addresses_stay_text(url: str) -> None:
    """Only the web, mail and telephone become links."""
    assert mrkdwn(f"<{url}|press me>", READER) == f"&lt;{url}|press me&gt;"


@pytest.mark.parametrize(
    ("entity", "shown"),
    [
        ("<!date^1714546800^{date_long} at {time}|f>", "Wednesday 1 May 2024 at 16:00"),
        ("<!date^1714546800^{date_short_pretty}|f>", "1 May 2024"),
        ("<!date^1714546800^{date_num} {time_secs}^https://example.org|f>", "2024-05-01 16:00:00"),
    ],
)
def test_a_date_is_shown_in_the_readers_zone(entity: str, shown: str) -> None:
    """Slack's date entity follows the reader's clock and keeps the instant for machines."""
    html = f'<time datetime="2024-05-01T16:00:00+09:00">{shown}</time>'
    assert mrkdwn(entity, READER) == html


@pytest.mark.parametrize(
    "entity", ["!date^soon^{date}", "!date^1^{epoch}", "!date^", "!date^9e99^"]
)
def test_an_unreadable_date_shows_its_fallback(entity: str) -> None:
    """A bad number or an unknown place is no reason to show nothing."""
    assert mrkdwn(f"<{entity}|2 May, Paris>", READER) == "2 May, Paris"


@given(st.text(alphabet="<>&\"'*_~`|@#!^:/ \nahtps{}date1;=海", max_size=80) | st.text())
def test_nothing_typed_becomes_markup(text: str) -> None:
    """Whatever is typed, what is left beside our own few tags holds no < and no >."""
    for html in (str(mrkdwn(text, READER)), str(plain(text))):
        rest = TAG.sub("", html)
        assert not set("<>") & set(rest)


@pytest.mark.parametrize("text", ["*a " * 13_000, "<" * 40_000, "`" * 40_000, "_<a>" * 10_000])
def test_long_texts_do_not_stall_the_page(text: str) -> None:
    """The longest message that Slack takes is drawn at once, however odd (no backtracking)."""
    assert mrkdwn(text, READER)
