"""Who may come in: only what was signed with the app's secret, just now."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.slack.knocking import JSON, MANY, Knocker, envelope, message, signed

HELLO = json.dumps(envelope(message("hello")))
MINUTES = 60


@pytest.mark.parametrize(
    ("headers", "why"),
    [
        ({"x-slack-signature": ""}, "unsigned"),
        ({"x-slack-request-timestamp": ""}, "undated"),
        ({"x-slack-signature": "v0=" + "0" * 64}, "forged"),
        ({"x-slack-signature": "v0=é".encode("latin-1")}, "not ASCII"),
        ({"x-slack-request-timestamp": "yesterday"}, "not a number"),
        ({"x-slack-request-timestamp": "1e9"}, "a number of another kind"),
        ({"x-slack-request-timestamp": "-1"}, "before the epoch"),
        ({"x-slack-request-timestamp": "٣١٤".encode()}, "digits that are not ASCII"),
        ({"x-slack-request-timestamp": "9" * 400}, "beyond any integer of a clock"),
    ],
)
def test_a_wrong_signature_is_refused(
    shared_door: Knocker, headers: dict[str, Any], why: str
) -> None:
    """Whatever stands in its place, the answer is 401."""
    assert shared_door.post(HELLO, headers=headers).status_code == 401, why


@pytest.mark.parametrize("off", [-6 * MINUTES, 6 * MINUTES, -(10**9), 10**9])
def test_a_stale_or_future_signature_is_refused(shared_door: Knocker, off: int) -> None:
    """Five minutes either way are allowed, not six."""
    assert shared_door.post(HELLO, at=time.time() + off).status_code == 401


@pytest.mark.parametrize("off", [-4 * MINUTES, 0, 4 * MINUTES])
def test_a_fresh_signature_is_taken(shared_door: Knocker, off: int) -> None:
    """Clocks differ by some minutes."""
    assert shared_door.post(HELLO, at=time.time() + off).status_code == 200


def test_another_secret_is_refused(shared_door: Knocker) -> None:
    """A signature over the same body, by somebody else."""
    forged = signed(HELLO.encode(), JSON, secret="guessed")  # noqa: S106 (a wrong one)
    assert shared_door.post(HELLO, headers=forged).status_code == 401


def test_a_signature_is_for_its_body_alone(shared_door: Knocker) -> None:
    """A taken request with one byte changed is forged."""
    headers = signed(HELLO.encode(), JSON)
    assert shared_door.post(HELLO.replace("hello", "hullo"), headers=headers).status_code == 401


_header = st.binary(max_size=80).map(lambda raw: bytes(each for each in raw if each > 32))


@given(body=st.binary(max_size=200), stamp=_header, signature=_header)
@MANY
def test_nothing_unsigned_gets_in(
    shared_door: Knocker, body: bytes, stamp: bytes, signature: bytes
) -> None:
    """Any bytes under anything for a signature are a 401, or a 400 if they are no text."""
    headers: dict[str, Any] = {
        "x-slack-request-timestamp": stamp,
        "x-slack-signature": signature,
    }
    assert shared_door.post(body, headers=headers).status_code in (400, 401)
