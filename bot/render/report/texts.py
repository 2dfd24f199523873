"""All words of the files for the Council that are not the statement's or the reporters' own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.domain.rules.status import Status
from bot.domain.sides import Side
from bot.domain.statement import When
from bot.render.kit.dates import spell, spell_day

Language = Literal["en", "ja"]


@dataclass(frozen=True)
class Texts:
    """What a file says in one language; `{}` takes a number, a name or a date."""

    language: Language
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
    spell_day: Callable[[date], str]
    spell: Callable[[When], str]

    def head(self, side: Side, what: str) -> str:
        """The head of a side's column: "EU lead"."""
        gap = " " if self.language == "en" else ""
        return f"{self.sides[side]}{gap}{what}"


def _japanese_day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _japanese(when: When) -> str:
    """A date as far as it is known; the words that it came in where no day, month or year is."""
    if when.exact and when.earliest and when.latest and when.at is None:
        first, last = when.earliest, when.latest
        return (
            _japanese_day(first)
            if first == last
            else (f"{_japanese_day(first)}～{_japanese_day(last)}")
        )
    edtf = when.edtf or ""
    if edtf.isdecimal():
        return f"{edtf}年"
    return spell(when)


ENGLISH = Texts(
    language="en",
    title="Stocktake for the Digital Partnership Council",
    stands="As of {}",
    source="Source of quoted wording: {}, {}, {}.",
    reading="Titles, ids and strength are our reading of the text. Leads, states, dates, notes "
    "and evidence are what each side has entered.",
    confidential="This file contains the notes of both sides. Think before you pass it on.",
    overview="Overview",
    deliverables="Deliverables",
    reports="Notes and evidence",
    topic="Topic",
    by_topic="By topic and side",
    total="Total",
    id="ID",
    deliverable="Title (our reading)",
    wording="Wording of the statement",
    strength="Strength (our reading)",
    watched="followed up, not promised",
    meeting="Milestones",
    lead="lead",
    status="status",
    due="due (set in Slack)",
    note="note",
    evidence="evidence",
    evidence_kind="Evidence",
    entries="notes",
    what="Kind",
    words="Note",
    link="Link",
    by="Entered by",
    day="Date",
    joint="Joint status",
    changed="Last change (UTC)",
    side="Side",
    gaps="Missing",
    count="Deliverables",
    led="with a lead",
    reported="reported",
    complete="complete",
    late="late",
    late_mark="{} (late)",
    no_lead="no lead",
    no_report="no report",
    no_gap="none",
    no_evidence="no evidence",
    nothing="Nothing is selected: there is no deliverable to report on.",
    read_with=", read with {}",
    since=", since {}",
    preamble=" (preamble)",
    in_text="from the statement",
    changed_here="from the statement, date changed in Slack",
    set_here="set in Slack",
    before="before {}, {}",
    cancelled="cancelled",
    continued="{} (continued)",
    abridged="Long notes and older links are shortened here; the workbook has all of them.",
    as_above="Wording as above",
    semicolons="The CSV file called “semicolons” opens in columns where your Excel parts cells "
    "at semicolons, as in Belgium.",
    pdf_missing="There is no PDF. The operator of this bot can add it by installing "
    "`dpc-bot[report]`. The Word file holds the same report.",
    pdf_failed="The PDF could not be made. The Word file holds the same report.",
    led_by="lead: {}",
    due_by="due {}",
    somebody="somebody",
    group="a group",
    states_chart="Deliverables by state and side",
    reported_chart="Deliverables reported on, by topic",
    shading="Darker means further. Each cell gives the number itself.",
    chart_words="{}: {}.",
    page="Page {} of {}",
    colon=": ",
    sides={Side.EU: "EU", Side.JAPAN: "Japan"},
    states={status: str(status) for status in Status},
    spell_day=spell_day,
    spell=spell,
)
JAPANESE = Texts(
    language="ja",
    title="日EUデジタルパートナーシップ閣僚級会合　進捗一覧",
    stands="{}現在",
    source="引用した文言の出典：{}（{}、{}）。",
    reading="件名・ID・拘束の強さは本文に基づく当方の整理です。担当者・状況・期限・メモ・資料は"
    "双方がそれぞれ入力したものです。",
    confidential="このファイルには双方のメモが含まれます。共有する前に相手を確認してください。",
    overview="概要",
    deliverables="成果項目",
    reports="メモと資料",
    topic="分野",
    by_topic="分野別・双方別",
    total="合計",
    id="ID",
    deliverable="件名（当方の整理）",
    wording="共同声明の文言（原文）",
    strength="拘束の強さ（当方の整理）",
    watched="経過を確認（約束ではない）",
    meeting="会合・節目",
    lead="の担当者",
    status="の状況",
    due="の期限（Slackで設定）",
    note="のメモ",
    evidence="の資料",
    evidence_kind="資料",
    entries="のメモ・資料数",
    what="種類",
    words="メモ",
    link="リンク",
    by="入力者",
    day="日付",
    joint="双方の状況",
    changed="最終更新日（UTC）",
    side="側",
    gaps="不足",
    count="項目数",
    led="担当者あり",
    reported="報告あり",
    complete="完了",
    late="期限超過",
    late_mark="{}（期限超過）",
    no_lead="担当者なし",
    no_report="報告なし",
    no_gap="なし",
    no_evidence="資料なし",
    nothing="対象となる成果項目はありません。",
    read_with="、{}と併せて読む",
    since="、{}年から",
    preamble="（前文）",
    in_text="本文に記載",
    changed_here="本文に記載、日付はSlackで変更",
    set_here="Slackで設定",
    before="{}（{}）まで",
    cancelled="中止",
    continued="{}（続き）",
    abridged="長いメモや古いリンクは省略しています。全文は表計算ファイルにあります。",
    as_above="文言は上記と同じ",
    semicolons="「semicolons」のCSVは、区切り記号がセミコロンのExcel（ベルギーなど）用です。",
    pdf_missing="PDFはありません。このボットの管理者が `dpc-bot[report]` をインストールすると"
    "使えます。同じ報告書がWordファイルにあります。",
    pdf_failed="PDFを作成できませんでした。同じ報告書がWordファイルにあります。",
    led_by="担当者：{}",
    due_by="期限：{}",
    somebody="利用者",
    group="グループ",
    states_chart="双方の状況別の項目数",
    reported_chart="報告のある項目数（分野別）",
    shading="色が濃いほど進んでいます。数は各欄に示しています。",
    chart_words="{}：{}。",
    page="{} / {} ページ",
    colon="：",
    sides={Side.EU: "EU", Side.JAPAN: "日本"},
    states={
        Status.NOT_REPORTED: "未報告",
        Status.DROPPED: "取りやめ",
        Status.NOT_STARTED: "未着手",
        Status.IN_PROGRESS: "進行中",
        Status.SUBSTANTIAL: "おおむね完了",
        Status.COMPLETE: "完了",
    },
    spell_day=_japanese_day,
    spell=_japanese,
)
TEXTS: Mapping[Language, Texts] = {"en": ENGLISH, "ja": JAPANESE}
