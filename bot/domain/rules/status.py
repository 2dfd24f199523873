"""How far a deliverable is, on one side; the scale is the Open Government Partnership's.

`not reported` comes first: anything else would be our claim about a government.
"""

from __future__ import annotations

from enum import StrEnum


class Status(StrEnum):
    """What a side has reported of a deliverable, least advanced first."""

    NOT_REPORTED = "not reported"
    DROPPED = "dropped"
    NOT_STARTED = "not started"
    IN_PROGRESS = "in progress"
    SUBSTANTIAL = "substantial"
    COMPLETE = "complete"

    @property
    def settled(self) -> bool:
        """Whether nothing more is to be done."""
        return self in (Status.COMPLETE, Status.DROPPED)


# What people call each, in English and Japanese; a longer name before one that it begins with.
STATUS_NAMES = {
    Status.NOT_REPORTED: ("not reported", "unreported", "none", "未報告"),
    Status.DROPPED: (
        "dropped", "cancelled", "canceled", "abandoned", "中止", "取りやめ", "とりやめ", "断念",
    ),
    Status.NOT_STARTED: (
        "not started", "not yet started", "to do", "open", "未着手", "未開始", "着手前",
    ),
    Status.IN_PROGRESS: (
        "in progress", "started", "on going", "under way", "wip", "進行中", "着手済み", "着手済",
        "着手", "開始済み", "開始", "実施中", "作業中", "対応中", "取組中", "取り組み中",
    ),
    Status.SUBSTANTIAL: (
        "substantially completed", "substantially complete", "substantially done",
        "substantially", "substantial",
        "mostly completed", "mostly complete", "mostly finished", "mostly done", "mostly",
        "おおむね完了", "概ね完了", "ほぼ完了", "ほぼ 完了", "大部分 完了", "大部分", "ほぼ済み",
    ),
    Status.COMPLETE: (
        "completed", "complete", "done", "finished", "closed", "完了済み", "完了", "終了", "済み",
    ),
}  # fmt: skip

_ORDER = tuple(Status)
UNSETTLED = tuple(each for each in Status if not each.settled)
# What is done comes first, as in a report to the Council.
FURTHEST_FIRST = tuple(reversed(Status))


def joint(eu: Status, japan: Status) -> Status | None:
    """How far both sides are: the less advanced, once both have reported; None before."""
    if Status.NOT_REPORTED in (eu, japan):
        return None
    return min(eu, japan, key=_ORDER.index)
