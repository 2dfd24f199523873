"""All words of the files for the Council that are not the statement's or the reporters' own."""

from __future__ import annotations

from collections.abc import Callable

from bot.render.kit import lateness
from bot.render.kit.language import _, pgettext


class _Said:
    """A text, in the language that is being spoken when it is read."""

    def __init__(self, words: Callable[[], str]) -> None:
        self._words = words

    def __get__(self, instance: object, owner: object) -> str:
        return self._words()


class _Texts:
    """What a file says; a `{field}` takes a number, a name or a date."""

    title = _Said(lambda: _("Stocktake for the Digital Partnership Council"))
    stands = _Said(lambda: _("As of {day}"))  # the day on which stock was taken
    source = _Said(lambda: _("Source of quoted wording: {title}, {place}, {day}."))
    reading = _Said(
        lambda: _(
            "Titles, ids and strength are our reading of the text. Leads, states, "
            "dates, notes and evidence are what each side has entered."
        )
    )
    confidential = _Said(
        lambda: _("This file contains the notes of both sides. Think before you pass it on.")
    )
    overview = _Said(lambda: _("Overview"))
    deliverables = _Said(lambda: _("Deliverables"))
    reports = _Said(lambda: _("Notes and evidence"))  # the sheet of notes and evidence
    topic = _Said(lambda: _("Topic"))
    by_topic = _Said(lambda: _("By topic and side"))
    total = _Said(lambda: _("Total"))
    id = _Said(lambda: _("ID"))
    deliverable = _Said(lambda: _("Title (our reading)"))
    wording = _Said(lambda: _("Wording of the statement"))
    strength = _Said(lambda: _("Strength (our reading)"))
    watched = _Said(lambda: _("followed up, not promised"))  # in place of a strength
    meeting = _Said(lambda: _("Milestones"))
    lead = _Said(lambda: _("{side} lead"))
    status = _Said(lambda: _("{side} status"))
    due = _Said(lambda: _("{side} due (set in Slack)"))
    note = _Said(lambda: _("{side} note"))
    evidence = _Said(lambda: _("{side} evidence"))
    evidence_kind = _Said(lambda: _("Evidence"))
    entries = _Said(lambda: _("{side} notes"))
    what = _Said(lambda: pgettext("column", "Kind"))
    words = _Said(lambda: _("Note"))
    link = _Said(lambda: _("Link"))
    by = _Said(lambda: pgettext("column", "Entered by"))
    day = _Said(lambda: pgettext("column", "Date"))
    joint = _Said(lambda: _("Joint status"))
    changed = _Said(lambda: _("Last change (UTC)"))
    side = _Said(lambda: pgettext("column", "Side"))
    gaps = _Said(lambda: _("Missing"))
    count = _Said(lambda: _("Deliverables"))
    led = _Said(lambda: _("with a lead"))
    reported = _Said(lambda: _("reported"))
    complete = _Said(lambda: _("complete"))
    late = _Said(lambda: _(lateness.MARK))
    no_lead = _Said(lambda: _("no lead"))
    no_report = _Said(lambda: _("no report"))
    no_gap = _Said(lambda: _("none"))
    no_evidence = _Said(lambda: _("no evidence"))
    nothing = _Said(lambda: _("Nothing is selected: there is no deliverable to report on."))
    read_with = _Said(lambda: _(", read with {ref}"))
    since = _Said(lambda: _(", since {statement}"))
    preamble = _Said(lambda: _(" (preamble)"))
    in_text = _Said(lambda: _("from the statement"))
    changed_here = _Said(lambda: _("from the statement, date changed in Slack"))
    set_here = _Said(lambda: _("set in Slack"))
    before = _Said(lambda: _("before {meeting}, {date}"))
    cancelled = _Said(lambda: _("cancelled"))
    continued = _Said(lambda: _("{words} (continued)"))
    abridged = _Said(
        lambda: _("Long notes and older links are shortened here; the workbook has all of them.")
    )
    semicolons = _Said(
        lambda: _(
            "The CSV file called “semicolons” opens in columns where your Excel parts"
            " cells at semicolons, as in Belgium."
        )
    )
    pdf_missing = _Said(
        lambda: _(
            "There is no PDF. The operator of this bot can add it by installing `dpc-"
            "bot[report]`. The Word file holds the same report."
        )
    )
    pdf_failed = _Said(lambda: _("The PDF could not be made. The Word file holds the same report."))
    as_above = _Said(lambda: _("Wording as above"))
    led_by = _Said(lambda: _("lead: {name}"))
    due_by = _Said(lambda: _("due {date}"))
    somebody = _Said(lambda: _("somebody"))
    group = _Said(lambda: _("a group"))
    states_chart = _Said(lambda: _("Deliverables by state and side"))
    reported_chart = _Said(lambda: _("Deliverables reported on, by topic"))
    shading = _Said(lambda: _("Darker means further. Each cell gives the number itself."))
    chart_words = _Said(lambda: _("{what}: {counts}."))
    page = _Said(lambda: _("Page {number} of {total}"))
    # Translators: between what is named and what is said of it.
    colon = _Said(lambda: pgettext("between a name and what is said of it", ": "))


texts = _Texts()
