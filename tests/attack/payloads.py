"""What people have Slack sign: its payloads, with anything in them that one can say or choose."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import strategies as st

from bot.domain.commands.press import Act
from bot.domain.forms import Form
from tests.attack import words
from tests.slack.knocking import (
    BOT,
    CHANNEL,
    TEAM,
    click,
    envelope,
    message,
    press_in,
    slash,
    submission,
)

Json = dict[str, Any]

ids = st.sampled_from([*words.PEOPLE, *words.CHANNELS, "D06RHG2X6PZ", TEAM, "T06RHCONNEC", "U0"])
_ts = st.sampled_from(["1714460400.000100", "1714460400.000200", "0.0", "9" * 16 + ".1"])

_plain_press = st.builds(lambda said: {"command": said}, words.commands).map(json.dumps)
_any_press = st.fixed_dictionaries(
    {"command": words.said},
    optional={
        "view": words.said,
        "page": st.integers(-3, 10**6),
        "confirmed": st.integers(-3, 10**6),
        "then": words.said,
        "thread": _ts | words.text,
    },
).map(json.dumps)
press = _plain_press | _any_press
_value = press | words.text
metadata = st.fixed_dictionaries(
    {"form": st.sampled_from([*Form])},
    optional={
        "channel": ids,
        "thread": _ts,
        "view": words.said,
        "about": words.ids | words.said,
        "seen": words.text,
        "url": st.sampled_from(["https://hooks.slack.com@evil.example/x", "http://127.0.0.1:9/"]),
        "home": st.booleans(),
    },
).map(json.dumps)
_fields = {
    "status": st.sampled_from(["complete", "in progress", "x"]),
    "milestone": st.sampled_from(["M-1", "DPC-3", "x"]),
    "deliverable": st.sampled_from(["CYBER-1", "AI-2", "x"]),
    "side": st.sampled_from(["eu", "japan", "x"]),
    "date": st.sampled_from(["2025-01-01", "x"]),
    "until": st.sampled_from(["2025-01-01", "x"]),
    "person": ids,
    "link": st.sampled_from(["https://example.org/a", "x"]),
} | dict.fromkeys(["note", "remark", "unit", "title", "when", "place", "words"], words.said)
_KINDS = {
    "status": "option", "milestone": "option", "deliverable": "option", "side": "option",
    "date": "date", "until": "date", "person": "user",
}  # fmt: skip


def _entered(name: str, value: str) -> Json:
    """What stands in a field, as Slack tells it."""
    match _KINDS.get(name):
        case "option":
            return {"selected_option": {"value": value}}
        case "date" | "user" as kind:
            return {f"selected_{kind}": value}
    return {"value": value}


def _sent(metadata: str, filled: dict[str, str], chosen: list[str]) -> Json:
    values: dict[str, Json] = {name: _entered(name, value) for name, value in filled.items()}
    if chosen:
        values["deliverables"] = {"selected_options": [{"value": each} for each in chosen]}
    form = submission(metadata)
    form["view"]["state"]["values"] = {name: {"x": value} for name, value in values.items()}
    form["view"]["blocks"] = [{"type": "input", "block_id": name} for name in values]
    return form


def _said(text: str, channel: str, ts: str, thread: str | None, kind: str) -> Json:
    where = {"channel": channel, "thread_ts": thread} if thread else {"channel": channel}
    return envelope({**message(text, ts), **where, "type": kind})


_action_ids = st.builds(
    lambda act, name: f"dpc.{act}.{name}"[:255], st.sampled_from([*Act, "x"]), words.text
)
_presses = st.builds(click, _value, _action_ids) | st.builds(
    press_in, st.sampled_from(["home", "modal"]), _value, metadata | words.text
)
_forms = st.builds(
    _sent,
    metadata,
    st.fixed_dictionaries(_fields) | st.fixed_dictionaries({}, optional=_fields),
    st.lists(st.sampled_from(["CYBER-1", "AI-2", "x"]), max_size=3),
)
_shortcuts = st.builds(
    lambda kind, ts: {
        "type": kind[0],
        "callback_id": kind[1],
        "team": {"id": TEAM},
        "user": {"id": "U0", "team_id": TEAM},
        "channel": {"id": CHANNEL},
        "message_ts": ts,
        "trigger_id": "1.2.5",
    },
    st.sampled_from([("shortcut", "find_commitment"), ("message_action", "record_evidence")]),
    _ts,
)
_events = st.builds(
    _said,
    st.builds(lambda said: f"<@{BOT}> {said}", words.said) | words.said,
    ids,
    _ts,
    st.none() | _ts,
    st.sampled_from(["message", "app_mention"]),
)
_tabs = st.builds(
    lambda tab: envelope({"type": "app_home_opened", "user": "U0", "channel": "D1", "tab": tab}),
    st.sampled_from(["home", "messages", ""]),
)

whole = st.one_of(st.builds(slash, words.said), _presses, _forms, _shortcuts, _events, _tabs)
"""A command, an event or an interaction, shaped as Slack shapes it."""
