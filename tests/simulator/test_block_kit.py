"""Block Kit's limits: each is kept, and each is refused one step beyond."""

from typing import Any

import pytest

from bot.simulator.block_kit import Surface, elements, validate, with_ids

Json = dict[str, Any]


def plain(text: str = "Claim") -> Json:
    """A plain text object."""
    return {"type": "plain_text", "text": text}


def mrkdwn(text: str = "*Cyber*") -> Json:
    """A mrkdwn text object."""
    return {"type": "mrkdwn", "text": text}


def button(**more: Any) -> Json:
    """A button."""
    return {"type": "button", "text": plain(), **more}


def section(**more: Any) -> Json:
    """A section."""
    return {"type": "section", "text": mrkdwn(), **more}


def actions(*of: Json) -> Json:
    """A row of elements."""
    return {"type": "actions", "elements": list(of)}


def context(*of: Json) -> Json:
    """A line of small print."""
    return {"type": "context", "elements": list(of)}


def options(number: int, text: str = "EU", value: str = "eu") -> list[Json]:
    """Options of a menu."""
    return [{"text": plain(text), "value": value} for _ in range(number)]


def select(number: int = 1, **more: Any) -> Json:
    """A menu."""
    return {"type": "static_select", "options": options(number), **more}


def overflow(*of: Json) -> Json:
    """A "…" menu."""
    return {"type": "overflow", "options": list(of)}


def confirm(**more: Any) -> Json:
    """A button that asks before it acts."""
    return button(confirm={"title": plain(), "text": mrkdwn(), **more})


def rich(*of: Json) -> Json:
    """A rich text."""
    return {"type": "rich_text", "elements": list(of)}


def paragraph(*of: Json, kind: str = "section", **more: Any) -> Json:
    """A part of a rich text."""
    return {"type": f"rich_text_{kind}", "elements": list(of), **more}


def run(text: str = "Both sides", **style: bool) -> Json:
    """A run of rich text."""
    return {"type": "text", "text": text, **({"style": style} if style else {})}


def form(**more: Any) -> Json:
    """A labelled text input."""
    return {"type": "input", "label": plain(), "element": {"type": "plain_text_input"}, **more}


x = "x".__mul__

AT_THE_LIMIT: dict[str, Json] = {
    "section text": section(text=mrkdwn(x(3000))),
    "section fields": {"type": "section", "fields": [plain(x(2000))] * 10},
    "header": {"type": "header", "text": plain(x(150))},
    "divider": {"type": "divider", "block_id": x(255)},
    "context": context(*[mrkdwn(x(3000))] * 10),
    "actions": actions(*(button(action_id=str(number)) for number in range(25))),
    "button": actions(
        button(text=plain(x(75)), value=x(2000), url=x(3000), action_id=x(255), style="danger")
    ),
    "select": section(accessory=select(100, placeholder=plain(x(150)))),
    "option": section(
        accessory=select(
            options=[{"text": plain(x(75)), "value": x(150), "description": plain(x(75))}]
        )
    ),
    "overflow": section(
        accessory=overflow(
            *options(4),
            *options(1),
        )
    ),
    "overflow url": section(accessory=overflow({**options(1)[0], "url": x(3000)})),
    "people": section(accessory={"type": "users_select", "initial_user": "U06RHJ9T3QD"}),
    "date": section(accessory={"type": "datepicker", "initial_date": "2024-05-02"}),
    "confirm": actions(
        confirm(title=plain(x(100)), text=mrkdwn(x(300)), confirm=plain(x(30)), deny=plain(x(30)))
    ),
    "rich text": rich(
        paragraph(
            run(bold=True, italic=True, strike=True),
            run(code=True),
            {"type": "link", "url": "https://example.org", "text": "source"},
            {"type": "user", "user_id": "U06RHJ9T3QD"},
            {"type": "channel", "channel_id": "C06RHPARTN1"},
            {"type": "emoji", "name": "flag-jp"},
            {"type": "broadcast", "range": "here"},
            {"type": "date", "timestamp": 1714629600, "format": "{date}", "fallback": "2 May"},
        ),
        paragraph(run(), kind="quote", border=1),
        paragraph(run(), kind="preformatted"),
        paragraph(paragraph(run()), kind="list", style="ordered", indent=1, offset=2, border=0),
    ),
}

BEYOND: list[tuple[Json, str]] = [
    (section(text=mrkdwn(x(3001))), "must be less than 3001 characters /0/text/text"),
    (section(text=mrkdwn("")), "must be more than 0 characters /0/text/text"),
    (section(text="words"), "* /0/text"),
    ({"type": "section"}, "must define either `text` or `fields` /0"),
    ({"type": "section", "fields": []}, "no fewer than 1 items allowed /0/fields"),
    ({"type": "section", "fields": [plain()] * 11}, "no more than 10 items allowed /0/fields"),
    (
        {"type": "section", "fields": [plain(x(2001))]},
        "must be less than 2001 characters /0/fields/0",
    ),
    (section(accessory=[button()]), "* /0/accessory"),
    (section(block_id=x(256)), "must be less than 256 characters /0/block_id"),
    (section(colour="red"), "invalid additional property /0/colour"),
    ({"type": "header", "text": plain(x(151))}, "must be less than 151 characters /0/text"),
    ({"type": "header", "text": mrkdwn()}, "* /0/text/type"),
    ({"type": "header"}, "missing required field /0/text"),
    (context(), "no fewer than 1 items allowed /0/elements"),
    (context(*[plain()] * 11), "no more than 10 items allowed /0/elements"),
    (context(button()), "unsupported type: button /0/elements/0/type"),
    (actions(), "no fewer than 1 items allowed /0/elements"),
    (actions(*[button()] * 26), "no more than 25 items allowed /0/elements"),
    (
        actions(button(action_id="claim"), button(action_id="claim")),
        "action_id `claim` is used twice in this block /0",
    ),
    (actions(button(text=plain(x(76)))), "must be less than 76 characters /0/elements/0/text"),
    (actions(button(text=mrkdwn())), "* /0/elements/0/text/type"),
    (actions(button(value=x(2001))), "must be less than 2001 characters /0/elements/0/value"),
    (actions(button(value=7)), "* /0/elements/0/value"),
    (actions(button(url=x(3001))), "must be less than 3001 characters /0/elements/0/url"),
    (actions(button(action_id=x(256))), "must be less than 256 characters /0/elements/0/action_id"),
    (actions(button(style="quiet")), "* /0/elements/0/style"),
    (actions({"type": "slider"}), "unsupported type: slider /0/elements/0/type"),
    (actions(select(0)), "no fewer than 1 items allowed /0/elements/0/options"),
    (actions(select(101)), "no more than 100 items allowed /0/elements/0/options"),
    (
        actions(select(placeholder=plain(x(151)))),
        "must be less than 151 characters /0/elements/0/placeholder",
    ),
    (
        actions(select(options=options(1, text=x(76)))),
        "must be less than 76 characters /0/elements/0/options/0/text",
    ),
    (
        actions(select(options=options(1, value=x(151)))),
        "must be less than 151 characters /0/elements/0/options/0/value",
    ),
    (
        actions(select(initial_option={"text": plain("Japan"), "value": "japan"})),
        "initial_option must be an option /0/elements/0",
    ),
    (actions(overflow()), "no fewer than 1 items allowed /0/elements/0/options"),
    (actions(overflow(*options(6))), "no more than 5 items allowed /0/elements/0/options"),
    (
        actions({"type": "datepicker", "initial_date": "2 May"}),
        "must be a date such as 2024-05-02 /0/elements/0/initial_date",
    ),
    (
        actions(confirm(title=plain(x(101)))),
        "must be less than 101 characters /0/elements/0/confirm/title",
    ),
    (
        actions(confirm(text=plain(x(301)))),
        "must be less than 301 characters /0/elements/0/confirm/text",
    ),
    (
        actions(confirm(confirm=plain(x(31)))),
        "must be less than 31 characters /0/elements/0/confirm/confirm",
    ),
    (
        actions(confirm(deny=plain(x(31)))),
        "must be less than 31 characters /0/elements/0/confirm/deny",
    ),
    (rich(), "no fewer than 1 items allowed /0/elements"),
    (rich(run()), "unsupported type: text /0/elements/0/type"),
    (
        rich(paragraph(run(""))),
        "must be more than 0 characters /0/elements/0/elements/0/text",
    ),
    (
        rich(paragraph(run(loud=True))),
        "invalid additional property /0/elements/0/elements/0/style/loud",
    ),
    (rich(paragraph(run(), kind="list", style="bullet")), "* /0/elements/0/elements/0/type"),
    (
        rich(paragraph({"type": "user", "user_id": "U1"}, kind="preformatted")),
        "unsupported type: user /0/elements/0/elements/0/type",
    ),
    (form(), "unsupported type: input /0/type"),
    ({"type": "toaster"}, "unsupported type: toaster /0/type"),
    ({"text": mrkdwn()}, "* /0"),
]


@pytest.mark.parametrize("block", AT_THE_LIMIT.values(), ids=AT_THE_LIMIT.keys())
def test_all_is_taken_up_to_its_limit(block: Json) -> None:
    """Every block and element is taken with everything at its limit."""
    assert validate([block], "message") == []


@pytest.mark.parametrize(("block", "problem"), BEYOND, ids=[problem for _, problem in BEYOND])
def test_nothing_is_taken_beyond(block: Json, problem: str) -> None:
    """One step beyond a limit is refused, with the reason (* for any) and the place."""
    what, _, where = problem.rpartition(" ")
    first, *_ = validate([block], "message")
    said, _, pointer = first.rpartition(" ")
    assert pointer == f"[json-pointer:/blocks{where}]"
    assert what in (said, "*")


@pytest.mark.parametrize(("surface", "most"), [("message", 50), ("modal", 100), ("home", 100)])
def test_a_surface_takes_so_many_blocks(surface: Surface, most: int) -> None:
    """A message takes 50 blocks, a modal and the home tab 100."""
    divider = {"type": "divider"}
    assert validate([divider] * most, surface) == []
    assert validate([divider] * (most + 1), surface) == [
        f"no more than {most} items allowed [json-pointer:/blocks]"
    ]


@pytest.mark.parametrize("surface", ["modal", "home"])
def test_forms_take_inputs(surface: Surface) -> None:
    """Inputs stand in modals and on the home tab, with their own limits."""
    assert validate([form(label=plain(x(2000)), hint=plain(x(2000)))], surface) == []
    (problem,) = validate([form(label=plain(x(2001)))], surface)
    assert problem == "must be less than 2001 characters [json-pointer:/blocks/0/label]"


def test_block_ids_are_unique() -> None:
    """No two blocks of a message have the same id; two actions in two blocks may."""
    blocks = [section(block_id="a"), section(block_id="a")]
    assert validate(blocks, "message") == ["block_id `a` is used twice [json-pointer:/blocks]"]
    assert validate([actions(button(action_id="claim"))] * 2, "message") == []


def test_every_problem_is_reported() -> None:
    """Two faults in two blocks are two problems."""
    problems = validate(
        [section(text=mrkdwn("")), {"type": "header", "text": plain("")}], "message"
    )
    assert len(problems) == 2


def test_missing_ids_are_filled_in() -> None:
    """Blocks and elements get ids of their own; given ids, and the given blocks, stay."""
    blocks = [actions(button(), button(action_id="claim")), section(accessory=button())]
    filled = with_ids(blocks)
    assert validate(filled, "message") == []
    assert all(block["block_id"] for block in filled)
    ids = [element["action_id"] for block in filled for element in elements(block)]
    assert ids[1] == "claim"
    assert len(set(ids)) == 3
    assert "block_id" not in blocks[0]
