"""Languages: whose turn it is, what is remembered of each, and what the check finds amiss."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from bot import translations
from bot.domain.languages import spoken
from bot.render.kit import language
from bot.render.kit.language import _, current, listed, ngettext, remembered, speaking
from bot.translations import Part

HEAD = 'msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=1; plural=0;\\n"\n'
SAID = """
_("{name} leads {id}.")
ngettext("{count} day", "{count} days", count)
"""


@pytest.fixture
def room(tmp_path: Path) -> Path:
    """A folder with one renderer."""
    path = tmp_path / "render"
    path.mkdir()
    (path / "seats.py").write_text(SAID, "utf-8")
    return path


def written(tmp_path: Path, messages: str, tongue: str = "sv") -> Path:
    """A folder with one catalogue."""
    path = part_of(tmp_path).path_of(tongue)
    path.parent.mkdir(parents=True)
    path.write_text(HEAD + messages, "utf-8")
    return tmp_path / "locale"


def part_of(tmp_path: Path) -> Part:
    """That folder and that renderer, as a part of a program."""
    return Part(tmp_path / "render", tmp_path / "locale")


def test_all_that_is_said_is_translated() -> None:
    """Each catalogue has each message, with the fields of the English, and no other."""
    assert list(translations.faults()) == []


@pytest.mark.parametrize("part", translations.PARTS, ids=lambda part: part.domain)
def test_nothing_is_said_within_an_f_string(part: Part) -> None:
    """Before Python 3.12 Babel does not look there: such words would never be translated."""
    hidden = [
        f"{path.name}:{call.lineno}"
        for path in part.room.rglob("*.py")
        for outer in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(outer, ast.JoinedStr)
        for call in ast.walk(outer)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id in translations.KEYWORDS
    ]
    assert hidden == []


@pytest.mark.parametrize(
    ("messages", "fault"),
    [
        ("", "sv/LC_MESSAGES/dpc.po: missing, “{name} leads {id}.” of render/seats.py:2"),
        ('\nmsgid "gone"\nmsgstr "borta"\n', "dpc.po:5: stale: nobody says “gone”"),
        (
            '\nmsgid "{name} leads {id}."\nmsgstr "{nam} leder {id}."\n',
            "dpc.po:5: “{name} leads {id}.”: lacks {name}, has {nam}",
        ),
        (
            '\nmsgid "{name} leads {id}."\nmsgstr "{name leder {id}."\n',
            "dpc.po:5: “{name} leads {id}.”: broken fields",
        ),
        ('\nmsgid "{name} leads {id}."\nmsgstr ""\n', "dpc.po:5: not translated: “{name} leads"),
        (
            '\n#, fuzzy\nmsgid "{name} leads {id}."\nmsgstr "{name} leder {id}."\n',
            "dpc.po:6: unsure: “{name} leads {id}.” is marked as fuzzy",
        ),
        (
            '\nmsgid "{count} day"\nmsgid_plural "{count} days"\nmsgstr[0] "dagar"\n',
            "dpc.po:5: “{count} day”: lacks {count}",
        ),
    ],
)
def test_what_is_amiss_is_named(tmp_path: Path, room: Path, messages: str, fault: str) -> None:
    """With its file and line."""
    written(tmp_path, messages)
    assert any(fault in each for each in translations.faults([part_of(tmp_path)]))


def test_a_built_message_cannot_be_translated(tmp_path: Path, room: Path) -> None:
    """Its words are not known before it is said."""
    (room / "seats.py").write_text('_(f"{name} leads.")\n_("a" + "b")\n', "utf-8")
    found = list(translations.faults([part_of(tmp_path)]))
    assert [each.partition("seats.py")[2] for each in found] == [
        ":1: what is translated must be one plain string",
        ":2: what is translated must be one plain string",
    ]


@pytest.mark.parametrize(
    ("translation", "fault"),
    [
        ("", ":5: not translated: “Since %(day)s <b>%(count)s</b> day.”"),
        ("%(count)s d", "lacks {day}"),
        ("%(day)s %(count)s %", "broken fields (a single '%')"),
        ("%(day)s %(count)d", "broken fields (a single '%')"),
        ("%(day)s %(count)s %(x)s", "has {x}"),
        ("%(day)s %(count)s", "lacks <b>, lacks </b>"),
        ('%(day)s <b>%(count)s</b> "', 'has "'),
        ("%(day)s <b>%(count)s</b> 100 %%", ""),
    ],
)
def test_a_template_says_what_is_translated(tmp_path: Path, translation: str, fault: str) -> None:
    """Its fields and its tags are those of the English, and it can be filled in."""
    (tmp_path / "render").mkdir()
    said = """{% trans count, day %}
      Since {{ day }} <b>{{ count }}</b> day.{% pluralize %}Since {{ day }} <b>{{ count }}</b> days.
    {% endtrans %}"""
    (tmp_path / "render" / "days.html").write_text(said, "utf-8")
    form = "Since %(day)s <b>%(count)s</b> day"
    ids = f'\nmsgid "{form}."\nmsgid_plural "{form}s."\n'
    written(tmp_path, f'{ids}msgstr[0] "{translation.replace(chr(34), chr(92) + chr(34))}"\n')
    found = list(translations.faults([part_of(tmp_path)]))
    assert [fault in each for each in found] == [True] * bool(fault)


def test_a_new_language_is_begun_and_kept_up(tmp_path: Path, room: Path) -> None:
    """New messages come, old ones go, translations stay."""
    written(tmp_path, '\nmsgid "gone"\nmsgstr "borta"\n')
    translations.update("sv", [part_of(tmp_path)])
    assert len(list(translations.faults([part_of(tmp_path)]))) == 2
    path = part_of(tmp_path).path_of("sv")
    path.write_text(path.read_text("utf-8").replace('msgstr ""\n\n', 'msgstr "x"\n\n'), "utf-8")
    before = path.read_bytes()
    translations.update("sv", [part_of(tmp_path)])
    assert path.read_bytes() == before


def test_each_context_has_its_language(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Within another one too; what nobody speaks is English."""
    folder = written(tmp_path, '\nmsgid "Close"\nmsgstr "Stäng"\n')
    monkeypatch.setattr(language.SPEECH, "folder", folder)
    assert language.languages() == ("en", "sv")
    with speaking("sv"):
        assert (_("Close"), _("Open"), current()) == ("Stäng", "Open", "sv")
        with speaking("xx"):
            assert (_("Close"), current()) == ("Close", "en")
        assert listed(["a", "b", "c"]) == "a, b och c"
    assert _("Close") == "Close"
    assert [spoken(each, ("en", "sv")) for each in ("sv-SE", "SV_se", "sv", "xx-YY", "")] == [
        "sv", "sv", "sv", "en", "en",
    ]  # fmt: skip


def test_slack_is_asked_when_the_first_word_is_said() -> None:
    """Once, and not before."""
    asked = []

    def locale() -> str:
        asked.append("users.info")
        return "ja-JP"

    with speaking(locale):
        assert asked == []
        assert (current(), current(), asked) == ("ja", "ja", ["users.info"])


def test_english_needs_no_catalogue() -> None:
    """Its plurals and lists are its own."""
    assert [ngettext("{n} day", "{n} days", n).format(n=n) for n in (0, 1, 2)] == [
        "0 days", "1 day", "2 days",
    ]  # fmt: skip
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert listed(["a", "b"], "or") == "a or b"


def test_each_language_is_remembered_apart() -> None:
    """What was worded in one is not told in another."""

    @remembered(maxsize=8)
    def worded(words: str) -> str:
        return f"{words} {current()}"

    assert worded("a") == "a en"
    with speaking("ja"):
        assert worded("a") == "a ja"
    assert worded("a") == "a en"
