"""The forms: what each asks for, a field a name. What was filled in is read as a command.

The names of the fields are shared by whoever draws a form and whoever reads it.
"""

from __future__ import annotations

from enum import StrEnum

OPTIONS = 100  # a list of Slack's offers no more


class Form(StrEnum):
    """A form that opens as a modal."""

    REPORT = "report"
    ASSIGN = "assign"
    EVIDENCE = "evidence"
    HELD = "held"
    ADD = "add"
    MOVE = "move"
    COORDINATOR = "coordinator"
    ADMIT = "admit"
    SNOOZE = "snooze"
    FIND = "find"


class Field(StrEnum):
    """A field of a form."""

    STATUS = "status"
    NOTE = "note"
    DATE = "date"
    UNTIL = "until"
    MILESTONE = "milestone"
    LINK = "link"
    REMARK = "remark"
    DELIVERABLE = "deliverable"
    DELIVERABLES = "deliverables"
    PERSON = "person"
    UNIT = "unit"
    SIDE = "side"
    TITLE = "title"
    WHEN = "when"
    PLACE = "place"
    WORDS = "words"
