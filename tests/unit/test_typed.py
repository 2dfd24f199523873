"""What people word is kept as they typed it, whatever letters it is in: command, form, button."""

from __future__ import annotations

from unicodedata import combining

from hypothesis import example, given
from hypothesis import strategies as st

from bot.domain.commands.assignments import Assign, spell_assign
from bot.domain.commands.base import BadCommand
from bot.domain.commands.deeds import Offer
from bot.domain.commands.filled_forms import Values, read_form
from bot.domain.commands.menu import parse
from bot.domain.commands.milestones import AddMilestone, RecordHeld, spell_add
from bot.domain.commands.press import Press, meant
from bot.domain.commands.progress import AddEvidence, Done, Report, SetStatus
from bot.domain.forms import Field, Form
from bot.domain.rules.status import Status
from bot.domain.text import Typed, clean, storable

SCRIPTS = (
    "abcXYZéàß ",  # Latin
    "ελληνικάΆ",  # Greek
    "кириллицаЙ",  # Cyrillic
    "日本語①½（）／・～々ガｶﾞ㈱㍻",  # Japanese
    "한국어각",  # Korean
    "العربيةﷺ",  # Arabic
)
# What understanding makes plain, and what does not stand alone.
ODD = "×⁸—–‐“”‘’…′⁄ー＠：；￥\u0301\u200d"
LETTERS = st.sampled_from("".join(SCRIPTS) + ODD)
NOTES = (
    st.text(LETTERS, min_size=1, max_size=30)
    .map(str.strip)
    .filter(
        # What parts a note from what stands before it is none of it.
        lambda note: (
            clean(note)[:1].isalpha() and note[:1].isprintable() and not combining(note[:1])
        )
    )
)
PATHS = st.text(st.sampled_from("日本①½（）–—／・é%20a-_~?=&"), max_size=12)


@given(st.text(st.one_of(LETTERS, st.characters()), max_size=20))
def test_each_plain_letter_is_traced(text: str) -> None:
    """The letters of the plain form, and what was typed for all of them is all that is seen."""
    typed = Typed(text)
    assert typed.plain == clean(text)
    assert len(typed._letters) == len(typed.plain)
    assert clean(typed.last(typed.plain)) == typed.plain


@given(NOTES, PATHS)
@example("予算5×10⁸円、½", "資料①／議事録（案）.pdf")
def test_a_command_keeps_links_and_notes(note: str, path: str) -> None:
    """In a command, a reply or a mention: they are read alike."""
    link = f"https://www.example.go.jp/{path}"
    assert parse(f"evidence CYBER-1 {link} {note}") == AddEvidence("CYBER-1", link, note)
    assert parse(f"evidence {link} CYBER-1: {note}") == AddEvidence("CYBER-1", link, note)
    assert parse(f"evidence CYBER-1 <{link}|{link}>") == AddEvidence("CYBER-1", link)
    for said, state in ((f"done CYBER-1 {note}", Done), (f"状況 CYBER-1 完了：{note}", SetStatus)):
        command = parse(said)
        assert isinstance(command, state)
        assert command.note == note
    held = parse(f"milestone held DPC-3 12 May 2024 {link}")
    assert isinstance(held, RecordHeld)
    assert held.link == link


@given(NOTES)
@example("予算½ – “ok”")
@example("see /dpc help, or ask @dpc")
def test_however_a_command_is_addressed_it_keeps_its_note(note: str) -> None:
    """With the bot's name before it, or in marks of code or emphasis, as it may be copied."""
    for said in ("`{}`", "*{}*", "```{}```", "/dpc {}", "`/dpc {}`", "@dpc, {}", ": {}", "、{}"):
        assert parse(said.format(f"done CYBER-1 {note}")) == Done("CYBER-1", note)
    assert parse(f"*done* `CYBER-1` {note}") == Done("CYBER-1", note)


@given(NOTES)
def test_a_button_keeps_the_note_of_what_was_said(note: str) -> None:
    """Of a sentence that is no command: its button reports with the words that were typed."""
    offer = parse(f"CYBER-1 in progress: {note}")
    if not isinstance(offer, Offer):
        return  # the note makes a question of it
    assert offer.note == note
    press = Press.decode(Press(f"{offer.deed} {offer.note}").encode())
    assert press
    assert meant(press.command) == SetStatus("CYBER-1", Status.IN_PROGRESS, note)


@given(NOTES, PATHS)
def test_a_form_keeps_links_and_notes(note: str, path: str) -> None:
    """What a field holds is not even trimmed of anything but spaces around it."""
    link = f"https://www.example.go.jp/{path}"
    values: Values = {
        Field.STATUS: "complete",
        Field.NOTE: note,
        Field.LINK: link,
        Field.REMARK: note,
    }
    report = read_form(Form.REPORT, "CYBER-1", "", values)
    assert isinstance(report, Report)
    assert (report.note, report.link, report.remark) == (storable(note), link, storable(note))


@given(NOTES.filter(lambda name: '"' not in clean(name) and len(name) > 2))
def test_a_button_keeps_the_name_of_a_unit(unit: str) -> None:
    """What a preview would assign is what its button assigns."""
    command = parse(f'assign CYBER-1 "{unit}"')
    if isinstance(command, BadCommand):
        return  # it passes for a person's
    assert isinstance(command, Assign)
    assert command.unit == unit
    assert parse(spell_assign(command)) == command


@given(NOTES.filter(lambda name: '"' not in clean(name) and len(name) > 2))
@example("ＤＧ　Connect – ½")
def test_a_form_keeps_the_name_of_a_unit(unit: str) -> None:
    """Its spaces, too."""
    values: Values = {Field.DELIVERABLES: ("CYBER-1",), Field.UNIT: unit}
    command = read_form(Form.ASSIGN, "", "", values)
    if isinstance(command, Assign):  # else it passes for a person's
        assert command.unit == unit


@given(NOTES, NOTES)
@example("Vision 2030 – ½", "東京（本省）")
def test_a_button_keeps_the_title_of_a_meeting(title: str, place: str) -> None:
    """In a form as in a command, and by the button that saves it; a title may hold quotes."""
    values: Values = {Field.TITLE: title, Field.WHEN: "12 May 2027", Field.PLACE: place}
    added = read_form(Form.ADD, "", "", values)
    if not isinstance(added, AddMilestone):
        return  # the place holds what passes for an hour
    assert (added.title, added.place) == (title, place)
    assert parse(spell_add(added.title, added.when, added.place)) == added
