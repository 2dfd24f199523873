"""Every store, by random records: put one, put another in its place, and read the other back.

The fields are taken from the records themselves, so that a new one is tried as soon as it exists.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from bot.domain.installations import Installation
from bot.domain.sides import SEATS, Side
from bot.domain.state import (
    Admission,
    Change,
    Coordinator,
    Coworker,
    Digest,
    Evidence,
    Posted,
    Proposal,
    Renewal,
    Seat,
    Standing,
    Subscription,
)
from bot.domain.statement import Milestone, When
from storage import (
    admissions,
    coordinators,
    coworkers,
    digests,
    evidence,
    history,
    installations,
    milestones,
    people,
    progress,
    proposals,
    renewals,
    seats,
    shown,
    subscriptions,
)
from tests.storage.samples import KEYRING, NOW, TEAM

Fields = dict[str, Any]

_WHENS = (
    When(edtf="2025", words="in 2025"),
    When(
        edtf="2025-05-12",
        words="12 May 2025 14:00 Tokyo",
        earliest=date(2025, 5, 12),
        latest=date(2025, 5, 12),
        at=datetime(2025, 5, 12, 5, tzinfo=UTC),
        zone="Asia/Tokyo",
    ),
)
# What PostgreSQL cannot hold is no text: NUL, and halves of characters.
_TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1)
_NUMBERS = st.integers(0, 2**31 - 1)
# Hypothesis wants naive bounds.
_SPAN = datetime(1980, 1, 1), datetime(2100, 1, 1)  # noqa: DTZ001
_INSTANTS = st.datetimes(*_SPAN, timezones=st.just(UTC))
# By the field's type; any other is of a type whose values are few.
_VALUES: dict[Any, st.SearchStrategy[Any]] = {
    str: _TEXT,
    int: _NUMBERS,
    datetime: _INSTANTS,
    When: st.sampled_from(_WHENS),
    Side: st.sampled_from(SEATS),
    tuple[str, ...]: st.lists(_TEXT, max_size=3).map(tuple),
    tuple[int, ...]: st.lists(_NUMBERS, max_size=3).map(tuple),
}


def _values(hint: Any) -> st.SearchStrategy[Any]:
    for known, values in _VALUES.items():
        if hint == known:
            return values
        if hint == known | None:
            return st.none() | values
    return st.from_type(hint)


def _fields(kind: type) -> st.SearchStrategy[Fields]:
    hints = get_type_hints(kind)
    return st.fixed_dictionaries({name: _values(hint) for name, hint in hints.items()})


@dataclass(frozen=True)
class Store:
    """A store: how a record is put, how all of them are read, and what no record may break.

    `key` are the fields that a record shares with the one that it takes the place of; without
    any, both stay.
    """

    kind: type
    key: tuple[str, ...]
    put: Callable[[Connection, Any], object]
    read: Callable[[Connection], Iterable[Any]]
    fixed: Callable[[Fields], Fields] = lambda _: {}

    def record(self, fields: Fields, key: Fields) -> Any:
        """The record of these fields, but for what is fixed and what is its key."""
        whole = fields | key
        return self.kind(**whole | self.fixed(whole))


def _put_person(connection: Connection, user: str, name: str) -> None:
    people.set_side(connection, TEAM, user, name, Side.EU, NOW)


def _put_coordinator(connection: Connection, new: Coordinator) -> None:
    _put_person(connection, new.user, new.name)
    coordinators.put(connection, TEAM, new.side, new.user, new.by, new.at)


def _assign(connection: Connection, new: Seat) -> None:
    _put_person(connection, new.holder, new.name)
    whose = [seat.holder for seat in seats.of_team(connection, TEAM)]
    place = (new.deliverable, new.side, new.holder, new.by, new.since)
    seats.assign(connection, TEAM, *place, instead_of=(whose or [""])[0])


def _work_along(connection: Connection, new: Coworker) -> None:
    _put_person(connection, new.user, new.name)
    place = (new.deliverable, new.side, new.user)
    coworkers.leave(connection, TEAM, *place)
    assert coworkers.join(connection, TEAM, *place, new.by, new.since)


def _propose(connection: Connection, new: Proposal) -> None:
    told = (new.side, new.deliverables, new.holder, new.name, new.by, new.by_name, new.at)
    proposals.add(connection, TEAM, *told)


def _proposed(connection: Connection) -> list[Proposal]:
    return [replace(each, id=0) for each in proposals.open_for(connection, TEAM, Side.EU)]


def _put_milestone(connection: Connection, new: Milestone) -> None:
    known = {each.id: each.revision for each in milestones.of_team(connection, TEAM)}
    assert milestones.put(connection, TEAM, new, expected_revision=known.get(new.id, 0))


def _record(connection: Connection, new: Posted) -> None:
    shown.record(connection, new, None, [], NOW, is_stale=True)


def _recorded(connection: Connection) -> list[Posted]:
    found = shown.take_stale(connection, NOW, 9)
    for each in found:
        shown.put_off(connection, each, NOW)
    return found


STORES = [
    Store(
        Standing,
        ("deliverable", "side"),
        lambda connection, new: progress.put(connection, TEAM, new),
        lambda connection: progress.of_team(connection, TEAM),
        lambda fields: {"milestone": None if fields["due"] else fields["milestone"]},
    ),
    Store(
        Milestone, ("id",), _put_milestone, lambda connection: milestones.of_team(connection, TEAM)
    ),
    Store(
        Subscription,
        ("team", "channel"),
        subscriptions.put,
        subscriptions.all_teams,
    ),
    Store(
        Renewal,
        ("side", "statement"),
        lambda connection, new: renewals.put(connection, TEAM, new),
        lambda connection: renewals.after(connection, TEAM, "2025-06-24-tokyo").values(),
        lambda _: {"statement": "2025-06-24-tokyo"},
    ),
    Store(
        Digest,
        ("team", "channel"),
        digests.put,
        lambda connection: digests.of_team(connection, TEAM),
        lambda _: {"team": TEAM},
    ),
    Store(
        Admission,
        ("subject",),
        lambda connection, new: admissions.put(connection, TEAM, new),
        lambda connection: admissions.of_team(connection, TEAM),
    ),
    Store(
        Installation,
        ("team",),
        lambda connection, new: installations.put(connection, KEYRING, new),
        lambda connection: installations.every(connection, KEYRING),
        lambda fields: {
            "expires_at": (fields["expires_at"] or NOW) if fields["refresh_token"] else None
        },
    ),
    Store(
        Coordinator,
        ("side",),
        _put_coordinator,
        lambda connection: coordinators.of_team(connection, TEAM).values(),
    ),
    Store(
        Seat,
        ("deliverable", "side"),
        _assign,
        lambda connection: seats.of_team(connection, TEAM),
    ),
    Store(
        Posted,
        ("team", "channel", "ts", "version"),
        _record,
        _recorded,
        lambda fields: {"view": fields["view"] or "mine"},
    ),
    Store(
        Coworker,
        ("deliverable", "side", "user"),
        _work_along,
        lambda connection: coworkers.of_team(connection, TEAM),
    ),
    Store(
        Proposal,
        (),
        _propose,
        _proposed,
        lambda _: {"id": 0, "side": Side.EU, "accepted": None, "decided_by": None},
    ),
    Store(
        Evidence,
        (),
        lambda connection, new: evidence.add(connection, TEAM, new),
        lambda connection: evidence.of_team(connection, TEAM),
    ),
    Store(
        Change,
        (),
        lambda connection, new: history.append(connection, TEAM, new),
        lambda connection: history.of(connection, TEAM, "AI-2"),
        lambda _: {"subject": "AI-2"},
    ),
]


@pytest.mark.parametrize("store", STORES, ids=lambda store: store.kind.__name__)
@settings(
    max_examples=10,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_what_was_put_last_is_read_whole(
    writing: Connection, store: Store, data: st.DataObject
) -> None:
    """In every field; where nothing takes the place of another, both are read."""
    first, second = (data.draw(_fields(store.kind)) for _ in range(2))
    key = {name: first[name] for name in store.key}
    before, after = store.record(first, key), store.record(second, key)
    attempt = writing.begin_nested()
    try:
        store.put(writing, before)
        assert list(store.read(writing)) == [before]
        store.put(writing, after)
        assert list(store.read(writing)) == ([after] if store.key else [before, after])
    finally:
        attempt.rollback()
