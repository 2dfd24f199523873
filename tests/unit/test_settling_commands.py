"""From what people type to `join`, `leave` and `settings`."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.commands.base import BadCommand, Command, Trouble
from bot.domain.commands.coworkers import Join, Leave
from bot.domain.commands.menu import parse
from bot.domain.commands.settings import Admit, Dismiss, SetCoordinator, ShowSettings
from bot.domain.commands.statement import Find
from bot.domain.sides import Side

CLARA = "U06RHV4K2M8"
WHO = f"<@{CLARA}>"
PIECES = [
    WHO, f"<@{CLARA}|clara>", "<@W1>", "@clara", '"@clara"', "eu", "for Japan", "日本", "none",
    "CYBER-2", "ai 1", "with", "T123ABC", '"', "-", ",", "coordinator", "<@", "please",
]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "id", "user"),
    [
        ("", None, None),
        ("!", None, None),
        ("。", None, None),
        (" CYBER-2", "CYBER-2", None),
        (" cyber 2.", "CYBER-2", None),
        ("　ＣＹＢＥＲー２", "CYBER-2", None),
        (f" CYBER-2 {WHO}", "CYBER-2", CLARA),
        (f" cyber 2 <@{CLARA}|clara lindqvist>", "CYBER-2", CLARA),
        (f" {WHO} CYBER-2", "CYBER-2", CLARA),
        (f" {WHO}", None, CLARA),
    ],
)
def test_working_along(typed: str, id: str | None, user: str | None) -> None:
    """An id and a person, in either order, each may be missing."""
    assert parse(f"join{typed}") == Join(id, user)
    assert parse(f"Leave{typed}") == Leave(id, user)


@pytest.mark.parametrize(
    "typed",
    [
        "join forces", "join the Council", "join eu", "joint research", "join forces on AI-native",
        "leave the EU", "leave it", "leave of absence", f"join forces with {WHO}", "join 6.3",
    ],
)  # fmt: skip
def test_ordinary_words_stay_words(typed: str) -> None:
    """What is about neither a deliverable nor a person is searched for."""
    assert parse(typed) == Find(typed)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", ShowSettings()),
        ("!", ShowSettings()),
        (f" coordinator eu {WHO}", SetCoordinator(Side.EU, CLARA)),
        (f" coordinator {WHO} eu", SetCoordinator(Side.EU, CLARA)),
        (f" Coordinator for Japan <@{CLARA}|clara>", SetCoordinator(Side.JAPAN, CLARA)),
        (f" coordinator 日本側 {WHO}", SetCoordinator(Side.JAPAN, CLARA)),
        (" coordinator japan none", SetCoordinator(Side.JAPAN)),
        (" coordinator none eu", SetCoordinator(Side.EU)),
        (" coordinator eu なし", SetCoordinator(Side.EU)),
        ("　ｃｏｏｒｄｉｎａｔｏｒ　ＥＵ　Nobody", SetCoordinator(Side.EU)),
        (f" admit {WHO} eu", Admit(CLARA, Side.EU)),
        (f" admit {WHO} for the Japanese side", Admit(CLARA, Side.JAPAN)),
        (f" admit japan {WHO}", Admit(CLARA, Side.JAPAN)),
        (f" admit 欧州 {WHO}", Admit(CLARA, Side.EU)),
        (f" dismiss {WHO}", Dismiss(CLARA)),
        (" dismiss T123ABC", Dismiss("T123ABC")),
        (f" dismiss {CLARA}", Dismiss(CLARA)),
    ],
)
def test_settings(typed: str, expected: Command) -> None:
    """A person and a side, in either order."""
    assert parse(f"settings{typed}") == expected


@pytest.mark.parametrize(
    ("typed", "trouble", "said", "command"),
    [
        ("join @clara", Trouble.NOT_A_PERSON, "@clara", "join"),
        (f"join CYBER-2 {WHO} <@U2>", Trouble.SEVERAL_PEOPLE, "", "join"),
        ("join CYBER-2 tomorrow", Trouble.NOT_AN_ID, "CYBER-2 tomorrow", "join"),
        ("leave CYBER-2 it", Trouble.NOT_AN_ID, "CYBER-2 it", "leave"),
        ("settings loudly", Trouble.NOT_A_SETTING, "loudly", "settings"),
        ("settings zone", Trouble.NOT_A_SETTING, "zone", "settings"),
        ("settings coordinator", Trouble.MISSING, "", "settings coordinator"),
        ("settings coordinator eu", Trouble.MISSING, "", "settings coordinator"),
        (f"settings coordinator {WHO}", Trouble.MISSING, "", "settings coordinator"),
        ("settings coordinator none", Trouble.MISSING, "", "settings coordinator"),
        ("settings coordinator eu @clara", Trouble.NOT_A_PERSON, "@clara", "settings coordinator"),
        ("settings coordinator eu clara", Trouble.NOT_A_PERSON, "clara", "settings coordinator"),
        (f"settings coordinator mars {WHO}", Trouble.NOT_A_SIDE, "mars", "settings coordinator"),
        (f"settings coordinator eu none {WHO}", Trouble.NOT_A_SIDE, "none", "settings coordinator"),
        (f"settings coordinator eu {WHO} <@U2>", Trouble.SEVERAL_PEOPLE, "",
         "settings coordinator"),
        ("settings admit", Trouble.MISSING, "", "settings admit"),
        (f"settings admit {WHO}", Trouble.MISSING, "", "settings admit"),
        ("settings admit eu", Trouble.MISSING, "", "settings admit"),
        ("settings admit eu none", Trouble.NOT_A_PERSON, "none", "settings admit"),
        (f"settings admit {WHO} coordinator", Trouble.NOT_A_SIDE, "coordinator", "settings admit"),
        ("settings admit “@clara” eu", Trouble.NOT_A_PERSON, '"@clara"', "settings admit"),
        ("settings dismiss", Trouble.MISSING, "", "settings dismiss"),
        ("settings dismiss @clara", Trouble.NOT_A_PERSON, "@clara", "settings dismiss"),
        ("settings dismiss clara", Trouble.NOT_A_PERSON, "clara", "settings dismiss"),
        (f"settings dismiss {WHO} eu", Trouble.NOT_A_PERSON, "eu", "settings dismiss"),
    ],
)  # fmt: skip
def test_what_makes_no_sense(typed: str, trouble: Trouble, said: str, command: str) -> None:
    """It is said what is wrong; a name that was typed out is nobody."""
    assert parse(typed) == BadCommand(trouble, said, command)


@given(
    st.sampled_from(["join", "leave", "settings coordinator", "settings admit"]),
    st.lists(st.sampled_from(PIECES), max_size=6),
)
def test_any_words_are_read(verb: str, pieces: list[str]) -> None:
    """Never an exception; what is understood names people by ids of Slack's alone."""
    read = parse(" ".join([verb, *pieces]))
    if isinstance(read, Join | Leave | SetCoordinator | Admit):
        assert read.user in (None, CLARA, "W1")
    else:
        assert isinstance(read, BadCommand | Find)
