"""Block Kit as HTML."""

import re
from datetime import UTC, datetime
from html.parser import HTMLParser
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.simulator.model import Message
from bot.simulator.page.assets import templates
from bot.simulator.page.draw import Drawing
from bot.simulator.page.ground import of_message
from bot.simulator.page.mrkdwn import Reader
from bot.simulator.page.rich_text import UndrawableError


class _Tags(HTMLParser):
    """Gathers the names of all tags and attributes, as a browser would find them."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes one tag."""
        self.names |= {tag, *(name for name, _ in attrs)}


TEMPLATES = templates()
HOSTILE = "<img src=x onerror=alert(1)>\"'"


def mrk(text: str) -> dict[str, str]:
    """A mrkdwn object."""
    return {"type": "mrkdwn", "text": text}


def words(text: str) -> dict[str, str]:
    """A plain_text object."""
    return {"type": "plain_text", "text": text}


def button(text: str = "Claim", **more: Any) -> dict[str, Any]:
    """A button called "claim"."""
    return {"type": "button", "action_id": "claim", "text": words(text), **more}


def drawn(*blocks: dict[str, Any], text: str = "the text") -> str:
    """The HTML of a message with these blocks, white space between tags dropped."""
    message = Message(
        ts="1.2",
        channel="C1",
        user="UBOT",
        text=text,
        blocks=list(blocks),
        at=datetime(2024, 4, 30, tzinfo=UTC),
    )
    reader = Reader({"U1": "Ann Example"}, ZoneInfo("Europe/Brussels"))
    drawing = Drawing(TEMPLATES, of_message(message, "U1"), {"U1": "Ann Example"}, reader)
    html = drawing.blocks(blocks) if blocks else drawing.paragraph(text)
    return re.sub(r">\s+<", "><", html)


def actions(*elements: dict[str, Any]) -> dict[str, Any]:
    """An actions block."""
    return {"type": "actions", "block_id": "b1", "elements": list(elements)}


def rich(*parts: dict[str, Any]) -> dict[str, Any]:
    """A rich_text block."""
    return {"type": "rich_text", "elements": list(parts)}


def part(kind: str, *elements: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A part of a rich_text block."""
    return {"type": f"rich_text_{kind}", "elements": list(elements), **more}


def run(text: str, **style: bool) -> dict[str, Any]:
    """A run of text in a rich_text block."""
    return {"type": "text", "text": text, "style": style}


def test_a_message_without_blocks_shows_its_text() -> None:
    """The text is the fallback of blocks, and all there is without them."""
    assert drawn(text="*hello*") == '<div class="text"><strong>hello</strong></div>'
    assert "hello" not in drawn({"type": "divider"}, text="hello")


@pytest.mark.parametrize(
    ("block", "parts"),
    [
        ({"type": "header", "text": words("Cyber *6*")}, ['<h2 class="heading">Cyber *6*</h2>']),
        ({"type": "divider"}, ["<hr>"]),
        ({"type": "section", "text": mrk("*b*")}, ["<strong>b</strong>"]),
        (
            {"type": "section", "fields": [mrk("one"), words("two")]},
            ['<div class="text">one</div><div class="text">two</div>'],
        ),
        (
            {"type": "section", "text": mrk("x"), "accessory": button()},
            ['<div class="accessory"><button', ">Claim</button>"],
        ),
        ({"type": "context", "elements": [mrk("a"), words("b")]}, [">a</span>", ">b</span>"]),
        (rich(part("quote", run("said"))), ["<blockquote>said</blockquote>"]),
        (rich(part("preformatted", run("a  b"))), ["<pre>a  b</pre>"]),
        (
            rich(part("list", part("section", run("one")), style="ordered", offset=2)),
            ['<ol class="indent-0" start="3"><li>one</li></ol>'],
        ),
        (
            rich(part("section", run("x", bold=True, code=True), run("y", italic=False))),
            ["<p><strong><code>x</code></strong>y</p>"],
        ),
        (
            rich(
                part(
                    "section",
                    {"type": "user", "user_id": "U1"},
                    {"type": "emoji", "name": "tada"},
                    {"type": "broadcast", "range": "here"},
                    {"type": "link", "url": "https://example.org"},
                    {"type": "date", "timestamp": 0, "format": "{date_num}", "fallback": "f"},
                )
            ),
            ["@Ann Example", "🎉", "@here", 'href="https://example.org"', ">1970-01-01</time>"],
        ),
    ],
)
def test_each_block_is_drawn(block: dict[str, Any], parts: list[str]) -> None:
    """Every block that the bot may send has its drawing."""
    html = drawn(block)
    for expected in parts:
        assert expected in html


OPTIONS = [{"text": words("One"), "value": "1"}, {"text": words("Two"), "value": "2"}]


@pytest.mark.parametrize(
    ("element", "parts"),
    [
        (button(style="danger"), ['class="button danger"', 'hx-post="/click"']),
        (button(accessibility_label="Claim it"), ['aria-label="Claim it"']),
        (button(url="https://example.org/"), ['href="https://example.org/" target="_blank"']),
        (
            {"type": "overflow", "action_id": "m", "options": OPTIONS},
            ["<summary", ">One</button>", ">Two</button>"],
        ),
        (
            {
                "type": "static_select",
                "action_id": "m",
                "options": OPTIONS,
                "initial_option": OPTIONS[1],
            },
            ['<option value="1">One', '<option value="2" selected>Two'],
        ),
        (
            {"type": "users_select", "action_id": "m", "placeholder": words("Assign…")},
            ['aria-label="Assign…"', '<option value="U1">Ann Example</option>'],
        ),
        (
            {"type": "datepicker", "action_id": "m", "initial_date": "2024-05-02"},
            ['type="date"', 'value="2024-05-02"'],
        ),
        (
            {"type": "radio_buttons", "action_id": "m", "options": OPTIONS},
            ['role="radiogroup"', '<input type="radio" name="selected" value="1">'],
        ),
        (
            {
                "type": "checkboxes",
                "action_id": "m",
                "options": OPTIONS,
                "initial_options": OPTIONS[:1],
            },
            ['<input type="checkbox" name="selected" value="1" checked>', "<span>Two</span>"],
        ),
        (
            {"type": "multi_static_select", "action_id": "m", "options": OPTIONS},
            ['<input type="checkbox" name="selected" value="1">', "<span>Two</span>"],
        ),
    ],
)
def test_each_element_is_drawn(element: dict[str, Any], parts: list[str]) -> None:
    """Every element that the bot may send has its drawing, and sends itself."""
    html = drawn(actions(element))
    for expected in [*parts, 'hx-post="/click"', "&#34;block_id&#34;: &#34;b1&#34;"]:
        assert expected in html


def test_an_element_asks_first_when_it_must() -> None:
    """A confirmation is a dialog that the element names."""
    confirm = {
        "title": words("Sure?"),
        "text": words("Really."),
        "confirm": words("Yes, do"),
        "deny": words("No"),
    }
    html = drawn(actions(button(confirm=confirm)))
    assert 'hx-confirm="confirm-timeline-1.2-claim-1"' in html
    assert '<dialog id="confirm-timeline-1.2-claim-1"' in html
    assert 'data-answer="yes">Yes, do</button>' in html


@pytest.mark.parametrize(
    ("block", "named"),
    [
        ({"type": "toaster"}, "block of type 'toaster'"),
        ({"type": "../page"}, "block of type '../page'"),
        (actions({"type": "slider", "action_id": "a"}), "element of type 'slider'"),
        (actions(button(url="javascript:alert(1)")), "javascript:alert"),
        ({"type": "section", "text": {"type": "html", "text": "x"}}, "text of type 'html'"),
        (rich(part("table")), "rich_text part of type 'rich_text_table'"),
        (rich(part("section", {"type": "sparkle"})), "rich_text element of type 'sparkle'"),
        (rich(part("section", run("x", blink=True))), "rich_text style of type 'blink'"),
    ],
)
def test_what_is_unknown_is_named(block: dict[str, Any], named: str) -> None:
    """Nothing is skipped in silence: whoever sends something new is told what it was."""
    with pytest.raises(UndrawableError, match=re.escape(named)):
        drawn(block)


@pytest.mark.parametrize(
    "block",
    [
        {"type": "header", "text": words(HOSTILE)},
        {"type": "section", "text": mrk(HOSTILE), "fields": [words(HOSTILE)]},
        {"type": "context", "elements": [mrk(HOSTILE)]},
        rich(part("section", run(HOSTILE), {"type": "user", "user_id": HOSTILE})),
        actions(button(HOSTILE, value=HOSTILE, accessibility_label=HOSTILE)),
        actions({**button(), "action_id": HOSTILE}),
        actions(
            {
                "type": "static_select",
                "action_id": "m",
                "placeholder": words(HOSTILE),
                "options": [{"text": words(HOSTILE), "value": HOSTILE}],
            }
        ),
    ],
)
def test_no_block_lets_markup_through(block: dict[str, Any]) -> None:
    """Texts, values and labels are escaped wherever they stand."""
    page = _Tags()
    page.feed(drawn(block))
    assert page.names.isdisjoint({"img", "onerror", "src"})
