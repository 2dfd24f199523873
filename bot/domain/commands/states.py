"""What people call the states of the scale."""

from __future__ import annotations

from bot.domain.rules.status import Status

# A longer name stands before one that it begins with.
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


def spelt(name: str) -> str:
    """The pattern of a name: a space may also be a hyphen or an underscore, or missing."""
    return name.replace(" ", "[ _-]?")
