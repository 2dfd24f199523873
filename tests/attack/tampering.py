"""The same payloads with parts that are wrong; and whoever they are said to be of."""

from __future__ import annotations

import copy
import itertools
import json
from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st

from tests.attack import payloads, words

_deep = st.integers(1, 60).map(lambda depth: json.loads("[" * depth + "]" * depth))
_junk = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), words.said,
    payloads.ids, payloads.metadata, payloads.press,
    st.just("x" * 5_000), st.just([]), st.just({}), _deep,
    st.lists(words.text, max_size=3), st.dictionaries(words.text, st.integers(), max_size=3),
)  # fmt: skip


@st.composite
def broken(draw: st.DrawFn) -> payloads.Json:
    """A payload with up to three parts, however deep, dropped, doubled, or of another kind."""
    payload: payloads.Json = copy.deepcopy(draw(payloads.whole))
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


def by(user: str, payload: payloads.Json, answer_to: str) -> payloads.Json:
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
