"""The blocks of 2026: their limits, where they may stand, and a workspace that has none of them."""

from __future__ import annotations

from typing import Any

import pytest
from slack_sdk.errors import SlackApiError

from bot.simulator.block_kit import NEWEST, Surface, elements, validate, with_ids
from tests.simulator.harness import Workspace

Json = dict[str, Any]

x = "x".__mul__


def raw(text: str = "x") -> Json:
    """A cell of words."""
    return {"type": "raw_text", "text": text}


def number(value: float = 1) -> Json:
    """A cell with a number."""
    return {"type": "raw_number", "value": value, "text": str(value)}


def words(text: str = "Words") -> Json:
    """A plain text object."""
    return {"type": "plain_text", "text": text}


def marked(text: str = "*Words*") -> Json:
    """A mrkdwn text object."""
    return {"type": "mrkdwn", "text": text}


BUTTON: Json = {"type": "button", "action_id": "more", "text": words("More"), "value": "1"}
PICTURE: Json = {"type": "image", "alt_text": "A map", "image_url": "https://example.org/map.png"}
QUOTE: Json = {
    "type": "rich_text",
    "elements": [{"type": "rich_text_quote", "elements": [{"type": "text", "text": "Both."}]}],
}


def data_table(*rows: list[Json], **more: Any) -> Json:
    """A data table; without rows one of one row."""
    return {
        "type": "data_table",
        "caption": "Deliverables",
        "rows": list(rows) or [[raw()], [raw()]],
        **more,
    }


def table(*rows: list[Json], **more: Any) -> Json:
    """A plain table."""
    return {"type": "table", "rows": list(rows) or [[raw()]], **more}


def chart(kind: str = "bar", title: str = "States", **more: Any) -> Json:
    """A chart of two series and two categories, or a pie."""
    if kind == "pie":
        return {"type": "data_visualization", "title": title, "chart": {"type": "pie", **more}}
    plan: Json = {"series": [series("EU"), series("Japan")], "axis_config": axis()}
    return {"type": "data_visualization", "title": title, "chart": {"type": kind, **plan, **more}}


def series(name: str, *labels: str) -> Json:
    """A series with a value for each of these labels."""
    return {"name": name, "data": [{"label": each, "value": 1} for each in labels or ("a", "b")]}


def axis(*categories: str) -> Json:
    """Categories, and names of both axes."""
    return {"categories": list(categories or ("a", "b")), "x_label": x(50), "y_label": x(50)}


def segments(count: int) -> list[Json]:
    """Slices of a pie."""
    return [{"label": str(each), "value": 0.5} for each in range(count)]


def card(**more: Any) -> Json:
    """A card."""
    return {"type": "card", "title": marked(), **more}


def container(*children: Json, **more: Any) -> Json:
    """A container."""
    return {"type": "container", "title": words(), "child_blocks": list(children), **more}


DIVIDER: Json = {"type": "divider"}
CELLS = [[raw("Id"), raw("Days")], *[[raw(), number(each)] for each in range(200)]]

TAKEN: dict[str, Json] = {
    "data table": data_table(*CELLS, page_size=100, row_header_column_index=1),
    "columns": data_table([raw()] * 20, [raw(), number(), QUOTE, BUTTON, *[raw()] * 16]),
    "characters": data_table([raw()], [raw(x(19_999))]),
    "table": table(*[[raw()] * 20] * 100, column_settings=[{"align": "right"}, None]),
    "pie": chart("pie", title=x(50), segments=segments(6)),
    "bar": chart(series=[series(str(each)) for each in range(6)]),
    "line": chart("line"),
    "area": chart(
        "area",
        series=[series("EU", *map(str, range(20)))],
        axis_config={"categories": [str(each) for each in reversed(range(20))]},
    ),
    "card": card(
        hero_image=PICTURE,
        icon=PICTURE,
        title=marked(x(150)),
        subtitle=marked(x(150)),
        body=marked(x(200)),
        actions=[BUTTON],
    ),
    "carousel": {"type": "carousel", "elements": [card()] * 10},
    "container": container(
        *[DIVIDER] * 6,
        QUOTE,
        table(),
        {"type": "header", "text": words(), "level": 4},
        PICTURE,
        subtitle=marked(x(150)),
        is_collapsible=True,
        default_collapsed=True,
        width="full",
    ),
    "markdown": {"type": "markdown", "text": x(12_000)},
    "image": PICTURE | {"alt_text": x(2000), "title": words(x(2000))},
    "file": {"type": "image", "alt_text": "A map", "slack_file": {"id": "F1"}},
    "plan": {
        "type": "plan",
        "title": "Import",
        "tasks": [{"type": "task_card", "task_id": "1", "title": "Read", "status": "complete"}],
    },
}

REFUSED: list[tuple[Json, str]] = [
    (data_table([raw()]), "no fewer than 2 items allowed /0/rows"),
    (data_table(*[[raw()]] * 202), "no more than 201 items allowed /0/rows"),
    (data_table(*[[raw()] * 21] * 2), "no more than 20 items allowed /0/rows/0"),
    (data_table([raw()], [raw()] * 2), "all rows must have the same number of cells /0"),
    (data_table([number()], [raw()]), "header cells must be of type raw_text /0"),
    (data_table(page_size=101), "must be no more than 100 /0/page_size"),
    (data_table(caption=""), "must be more than 0 characters /0/caption"),
    (data_table(row_header_column_index=1), "row_header_column_index must name a column /0"),
    (
        data_table([raw()], [raw(x(20_000))]),
        "data_table blocks must have no more than 20000 characters in all ",
    ),
    (table(*[[raw()]] * 101), "no more than 100 items allowed /0/rows"),
    (table([BUTTON]), "unsupported type: button /0/rows/0/0/type"),
    (
        table([raw(x(10_001))]),
        "table blocks must have no more than 10000 characters in all ",
    ),
    (chart("pie", segments=segments(7)), "no more than 6 items allowed /0/chart/segments"),
    (
        chart("pie", segments=[{"label": "a", "value": 0}]),
        "must be greater than 0 /0/chart/segments/0/value",
    ),
    (chart(title=x(51)), "must be less than 51 characters /0/title"),
    (chart("radar"), "unsupported type: radar /0/chart/type"),
    (chart(series=[series("EU"), series("EU")]), "series names must be unique /0/chart"),
    (
        chart(series=[series("EU", "a")]),
        "series `EU` must have exactly one data point for each category /0/chart",
    ),
    (
        chart(axis_config=axis("a", x(21))),
        "must be less than 21 characters /0/chart/axis_config/categories/1",
    ),
    (
        {"type": "card", "subtitle": marked()},
        "must define at least one of `hero_image`, `title`, `actions` or `body` /0",
    ),
    (card(body=marked(x(201))), "must be less than 201 characters /0/body"),
    ({"type": "carousel", "elements": [card()] * 11}, "no more than 10 items allowed /0/elements"),
    (container(*[DIVIDER] * 11), "no more than 10 items allowed /0/child_blocks"),
    (container(card()), "unsupported type: card /0/child_blocks/0/type"),
    (
        container(DIVIDER, default_collapsed=True),
        "`default_collapsed` requires `is_collapsible` to be true /0",
    ),
    ({"type": "header", "text": words(), "level": 5}, "must be no more than 4 /0/level"),
    (
        {"type": "image", "alt_text": "A map"},
        "must define exactly one of `image_url` or `slack_file` /0",
    ),
    (
        {"type": "markdown", "text": x(12_001)},
        "must be less than 12001 characters /0/text",
    ),
]


@pytest.mark.parametrize("block", TAKEN.values(), ids=TAKEN.keys())
def test_all_is_taken_up_to_its_limit(block: Json) -> None:
    """Each block is taken with everything at its limit."""
    assert validate([block], "message") == []


@pytest.mark.parametrize(("block", "problem"), REFUSED, ids=[problem for _, problem in REFUSED])
def test_nothing_is_taken_beyond(block: Json, problem: str) -> None:
    """One step beyond is refused, with the reason and the place."""
    what, _, where = problem.rpartition(" ")
    assert f"{what} [json-pointer:/blocks{where}]" in validate([block], "message")


def test_a_message_takes_two_charts_and_so_many_characters() -> None:
    """Limits that hold over all blocks of a message."""
    assert validate([chart(), chart("line")], "message") == []
    assert validate([chart()] * 3, "message") == [
        "no more than 2 data_visualization blocks allowed [json-pointer:/blocks]"
    ]
    half = data_table([raw()], [raw(x(10_000))])
    assert "20000 characters in all" in validate([half, half], "message")[0]
    inside = container(table([raw(x(5000))]))
    assert "10000 characters in all" in validate([inside, table([raw(x(5001))])], "message")[0]


@pytest.mark.parametrize(
    ("kind", "surfaces"),
    [
        ("alert", {"modal"}),
        ("card", {"message", "modal", "home"}),
        ("carousel", {"message", "home"}),
        ("container", {"message"}),
        ("data_table", {"message"}),
        ("data_visualization", {"message"}),
        ("table", {"message"}),
        ("markdown", {"message"}),
        ("image", {"message", "modal", "home"}),
    ],
)
def test_each_block_has_its_surfaces(kind: str, surfaces: set[Surface]) -> None:
    """Elsewhere it is refused by name."""
    blocks: dict[str, Json] = {
        "alert": {"type": "alert", "level": "warning", "text": marked(x(200))},
        **{block["type"]: block for block in TAKEN.values()},
    }
    every: tuple[Surface, ...] = ("message", "modal", "home")
    assert {each for each in every if not validate([blocks[kind]], each)} == surfaces
    for each in set(every) - surfaces:
        said = validate([blocks[kind]], each)
        assert said == [f"unsupported type: {kind} [json-pointer:/blocks/0/type]"]


def test_what_stands_inside_other_blocks_has_ids() -> None:
    """Buttons of cards, of cells and of a container's blocks can be told apart."""
    bare = {name: value for name, value in BUTTON.items() if name != "action_id"}
    row = {"type": "actions", "elements": [bare]}
    carousel = {"type": "carousel", "elements": [card(actions=[bare])]}
    filled = with_ids([container(row), carousel, data_table([raw()], [bare])])
    assert filled[0]["child_blocks"][0]["block_id"]
    assert elements(filled[0]["child_blocks"][0])[0]["action_id"]
    assert elements(filled[1]["elements"][0])[0]["action_id"]
    assert elements(filled[2])[0]["action_id"]


def test_a_button_inside_other_blocks_is_pressed(workspace: Workspace) -> None:
    """The bot hears the block in which it stands, not the one around it."""
    heard: list[Json] = []

    @workspace.bot.action("more")
    def more(ack: Any, action: Json) -> None:
        heard.append(action)
        ack()

    row = {"type": "actions", "block_id": "row", "elements": [BUTTON]}
    blocks = [container(row, is_collapsible=True), data_table([raw()], [BUTTON], block_id="cells")]
    workspace.client.chat_postMessage(channel=workspace.here, text="x", blocks=blocks)
    message = workspace.last
    for block_id in ("row", "cells"):
        click = workspace.gateway.click(workspace.me, message.channel, message.ts, "more", block_id)
        workspace.run(click)
    assert [each["block_id"] for each in heard] == ["row", "cells"]


def test_a_workspace_may_not_have_the_newest_blocks(workspace: Workspace) -> None:
    """It refuses them as Slack does, which is no fault of the bot's; the older ones it takes."""
    workspace.slack.state.refused_blocks = list(NEWEST)
    post = workspace.client.chat_postMessage
    with pytest.raises(SlackApiError) as error:
        post(channel=workspace.here, text="x", blocks=[DIVIDER, data_table()])
    answer = error.value.response
    assert answer["error"] == "invalid_blocks"
    said = "unsupported type: data_table [json-pointer:/blocks/1/type]"
    assert answer["errors"] == [said]
    assert answer["response_metadata"]["messages"] == [f"[ERROR] {said}"]
    assert workspace.slack.problems == []
    assert post(channel=workspace.here, text="x", blocks=[table()])["ok"]


def test_an_update_may_be_refused_as_well(workspace: Workspace) -> None:
    """What stood there stays."""
    post = workspace.client.chat_postMessage(channel=workspace.here, text="x", blocks=[table()])
    workspace.slack.state.refused_blocks = list(NEWEST)
    with pytest.raises(SlackApiError, match="invalid_blocks"):
        workspace.client.chat_update(
            channel=workspace.here, ts=post["ts"], text="y", blocks=[chart()]
        )
    assert workspace.last.text == "x"
    assert workspace.slack.problems == []


def validated(workspace: Workspace, **given: Any) -> Json:
    """What `blocks.validate` answers."""
    try:
        answer = workspace.client.api_call("blocks.validate", json=given)
    except SlackApiError as refused:
        answer = refused.response
    assert isinstance(answer.data, dict)
    return answer.data


def test_blocks_are_validated_before_they_are_sent(workspace: Workspace) -> None:
    """Blocks, a message or a view, each with pointers into itself; nothing is remembered."""
    assert validated(workspace, blocks=[chart()]) == {"ok": True}
    wrong = validated(workspace, blocks=[{"type": "section", "text": {"type": "invalid"}}])
    assert wrong["error"] == "invalid_blocks"
    assert wrong["errors"] == [
        {
            "code": "failed_constraint",
            "pointer": "/0/text/type",
            "message": "unsupported type: invalid",
            "constraint": {"type": "enum", "expected": ["plain_text", "mrkdwn"]},
        }
    ]
    message = validated(workspace, message={"text": "x", "blocks": [chart()] * 3})
    assert (message["error"], message["errors"][0]["pointer"]) == ("invalid_message", "/blocks")
    view = validated(workspace, view={"type": "home", "blocks": [data_table()]})
    assert (view["error"], view["errors"][0]["pointer"]) == ("invalid_view", "/blocks/0/type")
    assert workspace.slack.problems == []


def test_exactly_one_thing_is_validated(workspace: Workspace) -> None:
    """Two at once, or none, are refused in Slack's words."""
    for given in ({}, {"blocks": [], "view": {}}):
        said = validated(workspace, **given)
        assert said["error"] == "invalid_arguments"
        assert "must provide exactly one of" in said["response_metadata"]["messages"][0]
