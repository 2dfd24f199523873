"""What the report says on its pages, the same in Word and in PDF."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlsplit

from bot.domain.rules.status import FURTHEST_FIRST
from bot.domain.sides import SEATS, Side
from bot.render.kit import lateness
from bot.render.kit.dates import spell_long
from bot.render.kit.words import SIDES, STATES, aside, shorten
from bot.render.report.tables import Count, Half, Line, Proof, Report
from bot.render.report.texts import texts

# Latin letters of a note, of which Japanese ones take two, and how many of a side's links, the
# newest, are on a page: tried in this order.
_LIMITS = (
    (3000, 2), (500, 2), (300, 2), (240, 2), (180, 2), (140, 2), (100, 2), (60, 2),
    (60, 1), (40, 1),
)  # fmt: skip
_LINK = 120  # letters of a link that stands for itself
_ROOM = 330  # lines on the five pages that follow the overview
_LETTERS, _SIDE_LETTERS = 125, 60  # Latin ones in a line across the page, and in a side's half


_WIDE = re.compile(
    "[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60]"
)


@dataclass(frozen=True)
class Shade:
    """A number of the heat map; `share` of the deliverables, or None where it is no progress."""

    number: int
    share: float | None


def abridged(report: Report) -> Report:
    """The report with its notes shortened as far as six pages need, and the newest links alone.

    Both keep the last of _LIMITS at the least: of very many deliverables the report is longer.
    Where anything was left out, the source says where all of it stands.
    """
    tried = (_shortened(report, *limits) for limits in _LIMITS)
    least = _shortened(report, *_LIMITS[-1])
    chosen = next((each for each in tried if height(each) <= _ROOM), least)
    if chosen == report:
        return report
    return replace(chosen, source=f"{report.source} {texts.abridged}")


def heading(count: Count) -> str:
    """The heading of a topic: "Cybersecurity (CYBER)"."""
    return count.title + aside(count.topic)


def facts(line: Line) -> str:
    """What holds for both sides: the strength, the milestones, how far both are, the gaps."""
    joint = f"{texts.joint}{texts.colon}{STATES[line.joint]}" if line.joint else ""
    gaps = f"{texts.gaps}{texts.colon}{'; '.join(line.gaps)}" if line.gaps else ""
    return " · ".join(part for part in (line.strength, *line.milestones, joint, gaps) if part)


def wording(line: Line, before: Line | None) -> tuple[tuple[str, str], ...]:
    """The words that a deliverable rests on, which are not said twice in a row."""
    if before is None or before.wording != line.wording:
        return line.wording
    return ((texts.as_above, ", ".join(place for _, place in line.wording)),)


def stands(half: Half) -> str:
    """How far a side is: "in progress · lead: Clara Lindqvist · due 12 May 2026 (late)"."""
    due = spell_long(half.due) if isinstance(half.due, date) else half.due
    late = lateness.dated(due) if half.late else due
    return " · ".join(
        part
        for part in (
            STATES[half.status],
            texts.led_by.format(name=half.lead) if half.lead else texts.no_lead,
            texts.due_by.format(date=late) if due else "",
        )
        if part
    )


def proof(proof: Proof) -> tuple[str, str]:
    """The words that a link stands behind, and what follows them: its host and its day.

    The words are its note or, without one, the link itself, or its beginning.
    """
    day = spell_long(proof.day)
    if not proof.note:
        return shorten(proof.link, _LINK), f" · {day}"
    host = urlsplit(proof.link).hostname or ""
    return proof.note, "".join(f" · {part}" for part in (host, day) if part)


def shaded(count: Count) -> Iterator[Shade]:
    """The numbers of both sides: with a lead, reported, complete, late."""
    for side in SEATS:
        for number in (count.led[side], count.reported[side], count.complete[side]):
            yield Shade(number, number / count.deliverables if count.deliverables else 0.0)
        yield Shade(count.late[side], None)


def states_words(report: Report) -> str:
    """The chart of states for whoever hears it: "EU: complete 5, in progress 3. Japan: …"."""

    def of(side: Side) -> str:
        states = report.total.states[side]
        said = [f"{STATES[s]} {states[s]}" for s in FURTHEST_FIRST if states.get(s)]
        return texts.chart_words.format(what=SIDES[side], counts=", ".join(said))

    return " ".join(of(side) for side in SEATS)


def _shortened(report: Report, limit: int, links: int) -> Report:
    """With so many letters of each note, half as many of a link's, and so many links a side."""

    def half(one: Half) -> Half:
        proofs = tuple(replace(p, note=_cut(p.note, limit // 2)) for p in one.proofs[:links])
        return replace(one, note=_cut(one.note, limit), proofs=proofs)

    lines = tuple(
        replace(line, halves={side: half(one) for side, one in line.halves.items()})
        for line in report.lines
    )
    return replace(report, lines=lines)


def _cut(text: str, limit: int) -> str:
    """The text, or as much of its beginning as is about so many letters wide."""
    wide = _width(text)
    return text if wide <= limit else shorten(text, limit * len(text) // wide)


def height(report: Report) -> int:
    """About how many printed lines all deliverables take, with their headings."""
    return 3 * len(report.counts) + sum(lines_of(line) + 2 for line in report.lines)


def lines_of(line: Line) -> int:
    """About how many printed lines a deliverable takes: its words, and the longer of two halves."""
    across = (*(f"{said} {place}" for said, place in line.wording), facts(line))
    halves = (
        sum(
            _fold(each, _SIDE_LETTERS)
            for each in (
                f"{stands(half)} {SIDES[side]}",
                half.note,
                *("".join(proof(each)) for each in half.proofs),
            )
        )
        for side, half in line.halves.items()
    )
    return sum(_fold(each, _LETTERS) for each in across) + max(halves)


def _fold(text: str, letters: int) -> int:
    return -(-_width(text) // letters)


def _width(text: str) -> int:
    """How many Latin letters take as much room."""
    return len(text) + len(_WIDE.findall(text))
