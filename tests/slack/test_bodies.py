"""Signed bodies of every shape: refused, or acknowledged; never an error of ours."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.web.signature import BODY_LIMIT
from tests.slack.knocking import (
    FORM,
    JSON,
    MANY,
    Knocker,
    click,
    envelope,
    message,
    press_in,
    slash,
    submission,
)

HELLO = json.dumps(envelope(message("hello")))

LOOK = json.dumps({"command": "next"})
WHOLE = json.dumps({"channel": "C06RHPARTN1", "thread": "1.2", "form": "find"})

SHAPELESS: list[Any] = [
    None, 0, 1.5, "text", True, [], [1], {}, {"type": None}, {"type": []}, {"type": "unheard of"},
    {"type": "event_callback"},
    envelope({}),
    envelope({"type": None}),
    envelope({"type": {"a": 1}}),
    envelope(message("x", ts="never")),
    envelope(message("x", channel=["C1"])),
    envelope(message("x", user=7)),
    envelope({**message("x"), "text": ["x"]}),
    envelope(message("x")) | {"team_id": None},
    envelope(message("x")) | {"team_id": {"id": "T1"}},
    envelope(message("x")) | {"event_id": 1},
    envelope(message("x")) | {"event": []},
    envelope(message("x")) | {"event": None},
    envelope(message("x")) | {"authorizations": "all"},
    *(envelope(message("x")) | {part: 1} for part in ("team", "enterprise", "user", "channel")),
    envelope(message("x")) | {"response_urls": None},
    {"type": "url_verification"},
    {"type": "url_verification", "challenge": {"a": 1}},
]  # fmt: skip
CLICKS: list[Any] = [
    None, [], "x", 1, {}, {"type": "block_actions"},
    *(sent | {"authorizations": "x"} for sent in (click(), press_in("home"), submission("{}"))),
    *(sent | {"event": None} for sent in (click(), press_in("home"), submission("{}"))),
    press_in("home") | {"response_urls": "x"},
    submission("{}") | {"response_urls": [1]},
    click() | {"team": "T1"},
    click() | {"user": "U1"},
    click() | {"user": {}},
    click() | {"actions": []},
    click() | {"actions": None},
    click() | {"actions": [1]},
    click() | {"actions": [{}]},
    click() | {"actions": [{"action_id": 1}]},
    click() | {"channel": "C1"},
    click() | {"container": []},
    click() | {"container": {"message_ts": 1}},
    click() | {"response_url": 1},
    click() | {"type": "unheard of"},
    {"type": "view_submission", "user": {"id": "U1"}, "team": "T1"},
    {"type": "shortcut"},
    {"type": "view_submission", "user": {"id": "U1"}, "team": {"id": "T1"}},
    submission("{}") | {"view": {}},
    submission("{}", words="next"),
    submission("{}", words=[]),
    submission("{}", words={"selected_options": [1]}),
    press_in("home") | {"view": {"id": "V1"}},
    press_in("profile"),
]  # fmt: skip


@pytest.mark.parametrize("body", SHAPELESS, ids=repr)
def test_json_of_another_shape_is_refused(shared_door: Knocker, body: object) -> None:
    """Signed, and still not what Slack sends: 400."""
    assert shared_door.post(json.dumps(body)).status_code == 400


@pytest.mark.parametrize("payload", CLICKS, ids=repr)
def test_an_interaction_of_another_shape_is_refused(shared_door: Knocker, payload: object) -> None:
    """Signed, and still not what Slack sends: 400."""
    assert shared_door.action(payload).status_code == 400


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"", JSON),
        (b"{", JSON),
        (b"[1", JSON),
        (b"\xff\xfe", JSON),
        (b'{"type": "\xff"}', JSON),
        (b"[" * 100_000, JSON),
        (b'{"a":' * 5_000 + b"1" + b"}" * 5_000, JSON),
        (b'{"type": NaN}', JSON),
        (b"", FORM),
        (b"\xff=\xff", FORM),
        (b"payload={bad", FORM),
        (b"payload=", FORM),
        (b"payload=%ff%fe", FORM),
        (b"payload=" + b"[" * 50_000, FORM),
        (b"command=/dpc", FORM),
        (b"command=&team_id=T1&channel_id=C1&user_id=U1", FORM),
        (b"&".join(b"a%d=1" % number for number in range(3_000)), FORM),
        (HELLO.encode(), FORM),
        (HELLO.encode(), "text/plain"),
        (HELLO.encode(), "multipart/form-data; boundary=x"),
        (urlencode(slash("topics")).encode(), JSON),
        (urlencode({**slash("topics"), "authorizations": "x"}).encode(), FORM),
        (urlencode({**slash("topics"), "event": ""}).encode(), FORM),
        (b"ssl_check=1&authorizations=x", FORM),
        (urlencode({**slash("topics"), "payload": "topics"}).encode(), FORM),
        (json.dumps(envelope({"type": "x", "n": "N"})).replace('"N"', "9" * 5_000).encode(), JSON),
        (json.dumps(envelope({"type": "x", "n": "N"})).replace('"N"', "[" * 9_000).encode(), JSON),
        (HELLO.encode("utf-16"), JSON),
    ],
    ids=lambda value: repr(value[:30]),
)
def test_a_body_that_is_none_is_refused(shared_door: Knocker, body: bytes, kind: str) -> None:
    """No UTF-8, no JSON, no form, another content type: 400."""
    assert shared_door.post(body, kind).status_code == 400


def test_a_form_that_looks_like_json_is_a_form(shared_door: Knocker) -> None:
    """What stands first in it decides nothing."""
    body = "{=1&" + urlencode(slash("topics"))
    assert "10 topics" in shared_door.post(body, FORM).json()["text"]


def test_a_body_that_is_too_large_is_refused(shared_door: Knocker) -> None:
    """Before anything is made of it, signed or not."""
    assert shared_door.post(b"x" * (BODY_LIMIT + 1)).status_code == 413
    assert shared_door.post(HELLO + " " * (BODY_LIMIT - len(HELLO))).status_code == 200


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda deeper: st.lists(deeper, max_size=4) | st.dictionaries(st.text(max_size=8), deeper),
    max_leaves=12,
)


@given(body=st.binary(max_size=300), kind=st.sampled_from([JSON, FORM, "", "text/html"]))
@MANY
def test_any_signed_bytes_are_borne(shared_door: Knocker, body: bytes, kind: str) -> None:
    """Never a 5xx."""
    assert shared_door.post(body, kind).status_code in (200, 400)


@given(
    data=st.data(),
    whole=st.sampled_from(
        [
            envelope(message("hi")),
            click(),
            {"type": "shortcut", "user": {}},
            press_in("home", LOOK),
            press_in("modal", LOOK, WHOLE),
            submission(WHOLE, words={"value": "next"}, date={"selected_date": "2024-06-01"}),
        ]
    ),
)
@MANY
def test_any_wrong_part_is_borne(
    shared_door: Knocker, data: st.DataObject, whole: dict[str, Any]
) -> None:
    """A request of Slack's with one part, however deep, put in another shape."""
    wrong = json.loads(json.dumps(whole))
    at = wrong
    while True:
        key = data.draw(st.sampled_from(sorted(at)))
        if not isinstance(at[key], dict) or not at[key] or data.draw(st.booleans()):
            break
        at = at[key]
    at[key] = data.draw(_json)
    answer = shared_door.post(json.dumps(wrong)) if "event" in whole else shared_door.action(wrong)
    assert answer.status_code in (200, 400)


@pytest.mark.parametrize("metadata", ["", "{", "[]", '{"form":"x"}', '{"page":"1x"}', WHOLE])
def test_a_form_that_has_forgotten_what_it_is_closes(shared_door: Knocker, metadata: str) -> None:
    """Metadata is ours and comes back as it was; whatever it is, nothing breaks."""
    answer = shared_door.action(submission(metadata, words={"value": "next"}))
    assert answer.json()["response_action"] == ("update" if metadata == WHOLE else "clear")


@given(text=st.text(max_size=400))
@example(text="payload")
@example(text="topic payload={")
@MANY
def test_any_words_are_answered(shared_door: Knocker, text: str) -> None:
    """A command of any characters at all gets an answer within Slack's limits, or a 400."""
    answer = shared_door.post(urlencode(slash(text), errors="surrogatepass"), FORM)
    assert answer.status_code == 200
    assert answer.json()["response_type"] == "ephemeral"
    assert "<" not in answer.json()["text"]
