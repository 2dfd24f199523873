"""The files for the Council: a report to read, a workbook to work in, CSV for programs.

The files say no more than both sides may read in Slack.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from subprocess import SubprocessError

from bot.domain.languages import ENGLISH, spoken
from bot.domain.outcomes.stocktake import StocktakeShown
from bot.domain.rules.milestones import today
from bot.render.kit.dates import spell_long
from bot.render.kit.language import _, languages, speaking
from bot.render.kit.quotes import source
from bot.render.kit.words import escape
from bot.render.report import pdf
from bot.render.report.document import document
from bot.render.report.table_csv import table_csv
from bot.render.report.tables import report
from bot.render.report.texts import texts
from bot.render.report.workbook import workbook
from bot.render.stocktake import facts, heading

# Where Europe's spreadsheets part cells at commas; elsewhere in Europe that is the decimal sign.
_COMMAS = ("Europe/London", "Europe/Dublin", "Europe/Belfast", "Europe/Jersey", "Europe/Guernsey",
           "Europe/Isle_of_Man", "Europe/Malta")  # fmt: skip


@dataclass(frozen=True)
class Reader:
    """For whom the files are: their language, and whether their CSV parts at semicolons."""

    language: str = ENGLISH
    semicolons: bool = False


def reader(locale: str, zone: str) -> Reader:
    """Whoever has this IETF locale and IANA zone in Slack."""
    return Reader(spoken(locale, languages()), zone.startswith("Europe/") and zone not in _COMMAS)


def files(shown: StocktakeShown, reader: Reader = Reader()) -> dict[str, bytes]:
    """All files, under names that say what they hold: "stocktake-CYBER-2024-05-01.pdf".

    There is no PDF where its extra is not installed, or fails; all else is there.
    """
    name = _name(shown)
    with speaking(reader.language):
        held = report(shown)
        made = {
            f"{name}.docx": document(held, shown.taken),
            f"{name}.xlsx": workbook(held, shown.taken),
            f"{name}.csv": table_csv(held),
        }
        if reader.semicolons:
            made[f"{name}-semicolons.csv"] = table_csv(held, ";")
        if not pdf.available():
            return made
        try:
            return {f"{name}.pdf": pdf.pdf(held, shown.taken), **made}
        except (SubprocessError, OSError):
            return made


def _name(shown: StocktakeShown) -> str:
    chosen = shown.filter
    parts = [*chosen.topics, *filter(None, [chosen.side]), *chosen.statuses, *chosen.marks]
    words = [part.replace(" ", "-") for part in parts]
    return "-".join(["stocktake", *words, today(shown.taken).isoformat()])


def covering_note(
    shown: StocktakeShown,
    made: Mapping[str, bytes],
    reader: Reader = Reader(),
) -> str:
    """What the message with the files says, in Slack's markup; also what is missing of them."""
    day = today(shown.taken)
    with speaking(reader.language):
        about = _("{heading}, {day}: {facts}.").format(
            heading=heading(shown), day=spell_long(day), facts=facts(shown)
        )
        lines = [escape(about), source(shown.statement).text]
        if reader.semicolons:
            lines.append(texts.semicolons)
        if not any(name.endswith(".pdf") for name in made):
            lines.append(texts.pdf_failed if pdf.available() else texts.pdf_missing)
    return "\n".join(lines)
