"""What an attacker has Slack sign: real payloads, and the same with parts that are wrong."""

from __future__ import annotations

import copy
import itertools
import json
from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st

from bot.domain.forms import Form
from bot.domain.press import Act
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

_ids = st.sampled_from([*words.PEOPLE, *words.CHANNELS, "D06RHG2X6PZ", TEAM, "T06RHCONNEC", "U0"])
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
_press = _plain_press | _any_press
_value = _press | words.text
_metadata = st.fixed_dictionaries(
    {"form": st.sampled_from([*Form])},
    optional={
        "channel": _ids,
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
    "person": _ids,
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
    press_in, st.sampled_from(["home", "modal"]), _value, _metadata | words.text
)
_forms = st.builds(
    _sent,
    _metadata,
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
    _ids,
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

_deep = st.integers(1, 60).map(lambda depth: json.loads("[" * depth + "]" * depth))
_junk = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), words.said, _ids, _metadata, _press,
    st.just("x" * 5_000), st.just([]), st.just({}), _deep,
    st.lists(words.text, max_size=3), st.dictionaries(words.text, st.integers(), max_size=3),
)  # fmt: skip


@st.composite
def broken(draw: st.DrawFn) -> Json:
    """A payload with up to three parts, however deep, dropped, doubled, or of another kind."""
    payload: Json = copy.deepcopy(draw(whole))
    for _ in range(draw(st.integers(1, 3))):
        at, key = draw(st.sampled_from(list(_places(payload))))
        match draw(st.sampled_from(["drop", "double", "junk", "junk"])):
            case "drop":
                del at[key]
            case "double":
                at[key] = [at[key], at[key]]
            case _:
                at[key] = draw(_junk)
    return payload


def _places(at: Any) -> Iterator[tuple[Any, Any]]:
    """Every place in a payload: what holds it, and under which key."""
    for key, value in at.items() if isinstance(at, dict) else enumerate(at):
        yield at, key
        if isinstance(value, dict | list):
            yield from _places(value)


_numbers = itertools.count(1)


def by(user: str, payload: Json, answer_to: str) -> Json:
    """The payload, of somebody: what Slack alone signs, who and when, is nobody's to choose.

    Each time it is another message, event or press: what came before has no second effect.
    """
    number = next(_numbers)
    signed = {
        "user": user,
        "user_id": user,
        "response_url": answer_to,
        "trigger_id": f"1.2.{number}",
        "event_id": f"Ev{number}",
        "ts": f"1714460400.{number}",
    }
    for holder in (payload, payload.get("event")):
        if isinstance(holder, dict):
            holder |= {key: signed[key] for key in signed if isinstance(holder.get(key), str)}
    who = payload.get("user")
    if isinstance(who, dict) and isinstance(who.get("id"), str):
        who["id"] = user
    return payload
