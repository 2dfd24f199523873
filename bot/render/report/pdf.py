"""The report as tagged PDF, set by Typst with Japanese fonts of its own.

Typst and the fonts are an extra of this package, `report`, because of their size.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.util import find_spec
from typing import Any

from bot.domain.rules.status import FURTHEST_FIRST, Status
from bot.domain.sides import SEATS, Side
from bot.render.kit.dates import spell_long
from bot.render.kit.language import current
from bot.render.kit.words import SIDES, STATES
from bot.render.report import pages, typesetter
from bot.render.report.charts import COLOURS, DARK, DARK_SHADE, SHADES, shade
from bot.render.report.tables import Count, Half, Line, Proof, Report
from bot.render.report.texts import texts
from bot.render.report.typesetter import FONTS

_SECONDS = 60  # far more than 200 deliverables take
_FAMILY = "Noto Sans CJK JP"
Json = dict[str, Any]


def available() -> bool:
    """Whether the extra is installed, with every font."""
    return all(find_spec(name) for name in ("typst", *FONTS))


def pdf(report: Report, taken: datetime) -> bytes:
    """The report as PDF; what people typed is set as it is, and never read as markup.

    `taken` is the aware instant at which stock was taken; the same report is the same bytes.
    Only where `available`. CalledProcessError or TimeoutExpired where Typst fails.
    """
    data = json.dumps(_data(pages.abridged(report)), ensure_ascii=False)
    made_at = taken.astimezone(UTC).replace(microsecond=0)  # Typst refuses fractions of a second
    command = [sys.executable, "-m", typesetter.__name__, made_at.isoformat()]
    made = subprocess.run(  # noqa: S603 (ourselves)
        command, input=data.encode(), stdout=subprocess.PIPE, timeout=_SECONDS, check=True
    )
    return made.stdout


def _data(report: Report) -> Json:
    day = report.day
    return {
        "language": current(),
        "fonts": [_FAMILY],
        "title": report.title,
        "date": {"year": day.year, "month": day.month, "day": day.day},
        "stands": texts.stands.format(day=spell_long(day)),
        "source": f"{report.source} {texts.reading}",
        "confidential": texts.confidential,
        "nothing": texts.nothing,
        "lines": len(report.lines),
        "words": {"page": texts.page},
        "states": {
            "title": texts.states_chart,
            "words": pages.states_words(report),
            "sides": [_states(report, side) for side in SEATS],
        },
        "heat": {
            "title": texts.by_topic,
            "shading": texts.shading,
            "id": texts.id,
            "topic": texts.topic,
            "count": texts.count,
            "sides": [SIDES[side] for side in SEATS],
            "parts": [texts.led, texts.reported, texts.complete, texts.late],
            "rows": [_heat(count) for count in (*report.counts, report.total)],
        },
        "topics": [
            {
                "title": pages.heading(count),
                "lines": _lines(report.of_topic(count.topic)),
            }
            for count in report.counts
        ],
    }


def _states(report: Report, side: Side) -> Json:
    states = report.total.states[side]
    return {
        "name": SIDES[side],
        "parts": [_part(status, states.get(status, 0)) for status in FURTHEST_FIRST],
    }


def _part(status: Status, number: int) -> Json:
    return {
        "name": STATES[status],
        "number": number,
        "colour": COLOURS[status],
        "dark": status in DARK,
    }


def _heat(count: Count) -> Json:
    grounds = [(cell.number, shade(cell)) for cell in pages.shaded(count)]
    return {
        "topic": count.topic,
        "title": count.title,
        "count": count.deliverables,
        "cells": [
            {"number": number, "colour": SHADES[ground], "dark": ground >= DARK_SHADE}
            for number, ground in grounds
        ],
    }


def _lines(lines: Sequence[Line]) -> list[Json]:
    return [_line(line, before) for line, before in zip(lines, (None, *lines), strict=False)]


def _line(line: Line, before: Line | None) -> Json:
    words = pages.wording(line, before)
    return {
        "title": f"{line.id}  {line.title}",
        "wording": [{"words": f"{said} ", "place": place} for said, place in words],
        "facts": pages.facts(line),
        "sides": [_half(line.halves[side], side) for side in SEATS],
    }


def _half(half: Half, side: Side) -> Json:
    return {
        "name": f"{SIDES[side]}{texts.colon}",
        "stands": pages.stands(half),
        "note": half.note,
        "proofs": [_proof(proof) for proof in half.proofs],
    }


def _proof(proof: Proof) -> Json:
    words, after = pages.proof(proof)
    opens = proof.link.startswith("https://")
    return {"link": proof.link, "opens": opens, "words": words, "after": after}
