"""Who may do what, cell by cell."""

from __future__ import annotations

from itertools import product

import pytest

from bot.domain.people import Role
from bot.domain.rules.rights import Actor, Deed, Rule, refusal
from bot.domain.sides import SEATS, Side

MEMBER, ADMIN, GUEST, FOREIGN = Role.MEMBER, Role.ADMIN, Role.GUEST, Role.FOREIGN
EU, JAPAN, NEITHER = Side.EU, Side.JAPAN, Side.COORDINATOR
HOLDER = "eu, holds the seat"
PEOPLE = {
    "unknown to Slack": Actor("U1", Role.UNKNOWN, EU),
    "guest": Actor("U1", GUEST, EU),
    "guest, for the eu": Actor("U1", GUEST, admitted=EU),
    "foreign": Actor("U1", FOREIGN, JAPAN),
    "foreign, for japan": Actor("U1", FOREIGN, admitted=JAPAN),
    "no side yet": Actor("U1", MEMBER),
    "eu": Actor("U1", MEMBER, EU),
    HOLDER: Actor("U1", MEMBER, EU),
    "“I coordinate”": Actor("U1", MEMBER, NEITHER),
    "eu coordinator": Actor("U1", MEMBER, NEITHER, coordinates=EU),
    "admin, no side": Actor("U1", ADMIN),
    "admin, eu": Actor("U1", ADMIN, EU),
}

# Columns: a deed about a seat of a side, or about that side. Cells: yes, or the rule against it.
# Whoever has no side yet is asked for it before any of this. Changing it takes that no seat is
# held, which whoever keeps the seats looks after.
TABLE = """
                   | choose a side eu | choose a side japan | claim eu    | claim japan
unknown to Slack   | unknown          | unknown             | unknown     | unknown
guest              | guest            | guest               | guest       | guest
guest, for the eu  | yes              | admitted            | yes         | other side
foreign            | foreign          | foreign             | foreign     | foreign
foreign, for japan | admitted         | yes                 | other side  | yes
no side yet        | yes              | yes                 | coordinator | coordinator
eu                 | yes              | yes                 | yes         | other side
eu, holds the seat | yes              | yes                 | yes         | other side
“I coordinate”     | yes              | yes                 | coordinator | coordinator
eu coordinator     | yes              | coordinates         | named coordinator | named coordinator
admin, no side     | yes              | yes                 | coordinator | coordinator
admin, eu          | yes              | yes                 | yes         | other side

                   | join eu     | join japan  | release eu | release japan
unknown to Slack   | unknown     | unknown     | unknown    | unknown
guest              | guest       | guest       | guest      | guest
guest, for the eu  | yes         | other side  | not yours  | other side
foreign            | foreign     | foreign     | foreign    | foreign
foreign, for japan | other side  | yes         | other side | not yours
no side yet        | coordinator | coordinator | not named  | not named
eu                 | yes         | other side  | not yours  | other side
eu, holds the seat | yes         | other side  | yes        | other side
“I coordinate”     | coordinator | coordinator | not named  | not named
eu coordinator     | named coordinator | named coordinator | yes        | other side
admin, no side     | coordinator | coordinator | not named  | not named
admin, eu          | yes         | other side  | not yours  | other side

                   | report eu  | report japan | assign eu  | assign japan
unknown to Slack   | unknown    | unknown      | unknown    | unknown
guest              | guest      | guest        | guest      | guest
guest, for the eu  | not yours  | other side   | yes        | other side
foreign            | foreign    | foreign      | foreign    | foreign
foreign, for japan | other side | not yours    | other side | yes
no side yet        | not named  | not named    | not named  | not named
eu                 | not yours  | other side   | yes        | other side
eu, holds the seat | yes        | other side   | yes        | other side
“I coordinate”     | not named  | not named    | not named  | not named
eu coordinator     | yes        | other side   | yes        | other side
admin, no side     | not named  | not named    | not named  | not named
admin, eu          | not yours  | other side   | yes        | other side

                   | propose eu | propose japan | decide eu | decide japan
unknown to Slack   | unknown    | unknown       | unknown   | unknown
guest              | guest      | guest         | guest     | guest
guest, for the eu  | yes        | yes           | not named | not named
foreign            | foreign    | foreign       | foreign   | foreign
foreign, for japan | yes        | yes           | not named | not named
no side yet        | not named  | not named     | not named | not named
eu                 | yes        | yes           | not named | not named
eu, holds the seat | yes        | yes           | not named | not named
“I coordinate”     | not named  | not named     | not named | not named
eu coordinator     | yes        | yes           | yes       | other side
admin, no side     | not named  | not named     | not named | not named
admin, eu          | yes        | yes           | not named | not named

                   | organise eu | organise japan | settle eu | settle japan
unknown to Slack   | unknown     | unknown        | unknown   | unknown
guest              | guest       | guest          | guest     | guest
guest, for the eu  | organisers  | organisers     | admins    | admins
foreign            | foreign     | foreign        | foreign   | foreign
foreign, for japan | organisers  | organisers     | admins    | admins
no side yet        | organisers  | organisers     | admins    | admins
eu                 | organisers  | organisers     | admins    | admins
eu, holds the seat | organisers  | organisers     | admins    | admins
“I coordinate”     | organisers  | organisers     | admins    | admins
eu coordinator     | yes         | yes            | admins    | admins
admin, no side     | yes         | yes            | yes       | yes
admin, eu          | yes         | yes            | yes       | yes
"""


def _cells() -> list[tuple[str, Deed, Side, str]]:
    """The table's cells: who, what, of which side, and whether they may."""
    cells = []
    for block in TABLE.strip("\n").split("\n\n"):
        head, *rows = ([cell.strip() for cell in line.split("|")] for line in block.split("\n"))
        for row in rows:
            for column, cell in zip(head[1:], row[1:], strict=True):
                deed, _, side = column.rpartition(" ")
                cells.append((row[0], Deed(deed), Side(side), cell))
    return cells


CELLS = _cells()


@pytest.mark.parametrize(("who", "deed", "side", "expected"), CELLS)
def test_who_may_do_what(who: str, deed: Deed, side: Side, expected: str) -> None:
    """As the table says."""
    assert (refusal(PEOPLE[who], deed, side, holds=who == HOLDER) or "yes") == expected


def test_the_table_is_whole() -> None:
    """Everybody, every deed and both sides, each once."""
    told = [cell[:3] for cell in CELLS]
    assert sorted(told) == sorted(product(PEOPLE, Deed, SEATS))


@pytest.mark.parametrize("who", [who for who in PEOPLE if who != HOLDER])
def test_a_seat_makes_no_other_difference(who: str) -> None:
    """To hold one is to release it and to report on it, and nothing beyond one's own side."""
    actor = PEOPLE[who]
    own = {(deed, actor.side) for deed in (Deed.RELEASE, Deed.REPORT)}
    for deed, side in set(product(Deed, SEATS)) - own:
        assert refusal(actor, deed, side, holds=True) == refusal(actor, deed, side)


@pytest.mark.parametrize("actor", PEOPLE.values(), ids=list(PEOPLE))
def test_no_side_is_nobodys(actor: Actor) -> None:
    """What is about no side's seat is about none that anybody may touch."""
    for deed in (Deed.CLAIM, Deed.JOIN, Deed.RELEASE, Deed.REPORT, Deed.ASSIGN, Deed.DECIDE):
        for side in (None, NEITHER):
            assert refusal(actor, deed, side, holds=True)


@pytest.mark.parametrize(
    ("who", "rule"),
    [
        ("no side yet", None),
        ("eu", None),
        ("guest", Rule.GUEST),
        ("guest, for the eu", Rule.ADMITTED),
        ("eu coordinator", Rule.COORDINATES),
    ],
)
def test_choosing_neither_side(who: str, rule: Rule | None) -> None:
    """To coordinate may be chosen, but by nobody who was named or admitted for one side."""
    assert refusal(PEOPLE[who], Deed.CHOOSE_SIDE, NEITHER) is rule


def test_what_was_settled_comes_first() -> None:
    """A coordinator and an admitted guest act for that side, whatever they chose before."""
    assert Actor("U1", MEMBER, JAPAN, coordinates=EU).side is EU
    assert Actor("U1", GUEST, JAPAN, admitted=EU).side is EU
    assert Actor("U1", GUEST, admitted=EU, coordinates=EU).may_write


def test_nobody_coordinates_without_being_let_in() -> None:
    """A coordinator who is a guest again, or whom Slack does not name, reads only."""
    for role in (GUEST, FOREIGN, Role.UNKNOWN):
        for deed, side in product(Deed, SEATS):
            assert refusal(Actor("U1", role, coordinates=side), deed, side, holds=True)
