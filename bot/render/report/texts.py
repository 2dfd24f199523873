"""All words of the files for the Council that are not the statement's or the reporters' own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from babel.dates import format_date

from bot.domain.rules.status import Status
from bot.domain.sides import Side
from bot.domain.statement import When
from bot.render.kit.dates import spell
from bot.render.kit.language import _, cldr, current, pgettext, speaking
from bot.render.kit.words import SIDES, STATES


@dataclass(frozen=True)
class Texts:
    """What a file says in one language; a `{field}` takes a number, a name or a date."""

    language: str
    title: str
    stands: str  # the day on which stock was taken
    source: str
    reading: str
    confidential: str
    overview: str
    deliverables: str
    reports: str  # the sheet of notes and evidence
    topic: str
    by_topic: str
    total: str
    id: str
    deliverable: str
    wording: str
    strength: str
    watched: str  # in place of a strength
    meeting: str
    lead: str
    status: str
    due: str
    note: str
    evidence: str
    evidence_kind: str
    entries: str
    what: str
    words: str
    link: str
    by: str
    day: str
    joint: str
    changed: str
    side: str
    gaps: str
    count: str
    led: str
    reported: str
    complete: str
    late: str
    late_mark: str
    no_lead: str
    no_report: str
    no_gap: str
    no_evidence: str
    nothing: str
    read_with: str
    since: str
    preamble: str
    in_text: str
    changed_here: str
    set_here: str
    before: str
    cancelled: str
    continued: str
    abridged: str
    semicolons: str
    pdf_missing: str
    pdf_failed: str
    as_above: str
    led_by: str
    due_by: str
    somebody: str
    group: str
    states_chart: str
    reported_chart: str
    shading: str
    chart_words: str
    page: str
    colon: str
    sides: Mapping[Side, str]
    states: Mapping[Status, str]

    def spell_day(self, day: date) -> str:
        """A day without its weekday: "30 April 2024", "2024年4月30日"."""
        with speaking(self.language):
            return format_date(day, "long", locale=cldr())

    def spell(self, when: When) -> str:
        """A date as far as it is known; the words that it came in where no day or month is."""
        with speaking(self.language):
            return spell(when)


def texts() -> Texts:
    """All of them in the language that is being spoken."""
    return Texts(
        language=current(),
        title=_("Stocktake for the Digital Partnership Council"),
        stands=_("As of {day}"),
        source=_("Source of quoted wording: {title}, {place}, {day}."),
        reading=_(
            "Titles, ids and strength are our reading of the text. Leads, states, "
            "dates, notes and evidence are what each side has entered."
        ),
        confidential=_("This file contains the notes of both sides. Think before you pass it on."),
        overview=_("Overview"),
        deliverables=_("Deliverables"),
        reports=_("Notes and evidence"),
        topic=_("Topic"),
        by_topic=_("By topic and side"),
        total=_("Total"),
        id=_("ID"),
        deliverable=_("Title (our reading)"),
        wording=_("Wording of the statement"),
        strength=_("Strength (our reading)"),
        watched=_("followed up, not promised"),
        meeting=_("Milestones"),
        lead=_("{side} lead"),
        status=_("{side} status"),
        due=_("{side} due (set in Slack)"),
        note=_("{side} note"),
        evidence=_("{side} evidence"),
        evidence_kind=_("Evidence"),
        entries=_("{side} notes"),
        what=pgettext("column", "Kind"),
        words=_("Note"),
        link=_("Link"),
        by=pgettext("column", "Entered by"),
        day=pgettext("column", "Date"),
        joint=_("Joint status"),
        changed=_("Last change (UTC)"),
        side=pgettext("column", "Side"),
        gaps=_("Missing"),
        count=_("Deliverables"),
        led=_("with a lead"),
        reported=_("reported"),
        complete=_("complete"),
        late=_("late"),
        late_mark=_("{date} (late)"),
        no_lead=_("no lead"),
        no_report=_("no report"),
        no_gap=_("none"),
        no_evidence=_("no evidence"),
        nothing=_("Nothing is selected: there is no deliverable to report on."),
        read_with=_(", read with {ref}"),
        since=_(", since {statement}"),
        preamble=_(" (preamble)"),
        in_text=_("from the statement"),
        changed_here=_("from the statement, date changed in Slack"),
        set_here=_("set in Slack"),
        before=_("before {meeting}, {date}"),
        cancelled=_("cancelled"),
        continued=_("{words} (continued)"),
        abridged=_("Long notes and older links are shortened here; the workbook has all of them."),
        semicolons=_(
            "The CSV file called “semicolons” opens in columns where your Excel parts"
            " cells at semicolons, as in Belgium."
        ),
        pdf_missing=_(
            "There is no PDF. The operator of this bot can add it by installing `dpc-"
            "bot[report]`. The Word file holds the same report."
        ),
        pdf_failed=_("The PDF could not be made. The Word file holds the same report."),
        as_above=_("Wording as above"),
        led_by=_("lead: {name}"),
        due_by=_("due {date}"),
        somebody=_("somebody"),
        group=_("a group"),
        states_chart=_("Deliverables by state and side"),
        reported_chart=_("Deliverables reported on, by topic"),
        shading=_("Darker means further. Each cell gives the number itself."),
        chart_words=_("{what}: {counts}."),
        page=_("Page {number} of {total}"),
        # Translators: between what is named and what is said of it.
        colon=pgettext("between a name and what is said of it", ": "),
        sides={side: SIDES[side] for side in (Side.EU, Side.JAPAN)},
        states={status: STATES[status] for status in Status},
    )
