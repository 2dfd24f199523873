"""What single words hint at, where neither a rule nor a name has told what is meant.

Each line is a command and the words that hint at it; `*` stands for any ending. The command with
most of them speaks, the upper one of two. What is told of Japanese is looked for inside words.
"""

from __future__ import annotations

import re
from functools import cache

from bot.domain.asking import LONGEST, is_japanese, respelt, spaced
from bot.domain.commands.phrases import is_against
from bot.domain.commands.phrases_english import STILL_OPEN
from bot.domain.sides import Side

_ENGLISH = """
help undo: accident* mistake* mistook wrongly undo undone revert* oops whoops
help mute: mute muted muting
help snooze: snooz* ping pinging pinged nag nagging bother* vacation disturb absent sick spam
help digest: digest* weekly monthly daily
help language: language* translate translation
help calendar: calendar* outlook ical ics diary
help evidence: proof* evidence attach* upload* screenshot* link links
help assign: assign* reassign* delegat* colleague* successor* replac* substitut* handover transfer*
help join: together co-lead* co-owner* helper* support shared jointly team
help claim: volunteer* claim* adopt*
help subscribe: remind* notif* invite* subscri* alert* channel* post posts
help milestone add: schedule reschedul*
explain beyond: api sharepoint teams jira email* e-mail* mail fax zoom webex intranet
explain beyond: tariff* sanction* stock* market* gossip joke* salary lunch dinner flight* hotel*
explain beyond: summit* visa vaccine* war
explain readers: secret* confidential* private* leak* visible
explain data: server* database hosted hosting gdpr stored version* backup* outage* security
explain rights: rights permission* allowed permitted guest* admin*
explain strength: binding strength strong stronger weak weaker vague firm wording
explain words: glossary definition* terminology jargon acronym*
list {side} complete: achiev* accomplish* success* finished delivered done fulfilled kept keep
list {side} complete: results wins
list {side} complete: concluded outcomes closed implemented
list {side} in progress: underway ongoing started running active
list {side} silent: silent stale stalled stuck idle dormant inactive quiet block* obstacle* hurdle*
list {side} silent: stagnat*
list {side} silent: ghosted unresponsive moved moving budged
overdue {side}: late overdue delay* behind dragging slow slower slowest lagging slip* red missed
unclaimed {side}: unclaimed orphan* vacant vacanc* unassigned nobody no-one gap gaps
due soon: deadline* expir* due urgent soon imminent approaching upcoming
next: meet meeting council session dpc summit ministers
changes: changed changes news update updates updated happened latest recent recently new fresh
changes: developments movement
instruments: signed signing signature* memorand* mou moc treaty treaties legal pact
overview: compare* comparison ahead further percent* bullet* summar* brief* boss director dg
overview: minister figures numbers statistic* score* progress status health picture state
overview: performing performance worst best doing going attention critical important traffic
overview: slide slides deck powerpoint highlights takeaways messages deputy cabinet
stocktake {side}: table tables report reports file files spreadsheet print* download*
stocktake {side}: matrix annex copy document format sheet
topics: leads owners everybody everyone names contacts responsible commitments promises
topics: deliverables topics all list
mine: my mine myself
help: help understand confused commands use using bot
"""
_JAPANESE = """
help undo: 誤って 取り消 取消 元に戻 ミス
help mute: ミュート
help snooze: 止めて うるさい 邪魔 静か スヌーズ 休暇 出張中 不在 しつこい
help digest: 週次 月次 毎週 毎月 毎日
help calendar: カレンダー 予定表
help evidence: 根拠 証拠 添付 アップロード リンク 資料を
help assign: 割り当て 割当 引き継 引継 後任 異動 交代 交替 代わり 任せ
help join: 二人 2人 複数 一緒 共同で 手伝 協力 共同担当
help claim: 立候補 引き受け 手を挙げ
help subscribe: お知らせ リマインド 通知 招待 チャンネル 購読
explain beyond: api メール 共有フォルダ teams zoom ビデオ 関税 制裁 株 市況 戦争 ビザ パワポ
explain beyond: スライド 委員は 大臣は
explain readers: 秘密 機密 公開 内緒
explain data: サーバー 保存 保管 バージョン セキュリティ
explain rights: 権限 ゲスト 管理者 許可
explain strength: 拘束力 強さ 強い 弱い 表現
explain words: 用語 定義
list {side} complete: 成果 達成 完了 守れた 守った 果たし できた 実現 実績 終わった 片付 済んだ
list {side} in progress: 動いている 進行中 着手した 始まった
list {side} silent: ネック 障害 妨げ 動いていない 動いてない 止まって 停滞 音沙汰 進んでいない
list {side} silent: 進んでない 反応
list {side} silent: 動きなし 放置
overdue {side}: 遅れ 遅い 遅延 過ぎ 赤信号 足を引っ張 間に合 超過 もたつ
unclaimed {side}: 空き 空席 誰もいない 決まっていない 決まってない 未定 不在
due soon: 期限 締切 締め切り 〆切 切れる もうすぐ 急ぎ 至急 緊急 提出 までに
mine: 私 自分 わたし 小職 当方
next: 会合 会議 閣僚級 次回 集まる
changes: 変わ 変化 変更 更新 新し 最新 最近 ニュース 動き 進展
instruments: 署名 覚書 法的 条約 協定 文書
overview: 比べ 比較 どちら 進み具合 進捗 状況 要点 要約 概要 ポイント 報告したい 上司 次官 局長 課長
overview: 大臣 数字 割合
overview: 調子 順調 全体 重要 注意 問題 課題
stocktake {side}: 一覧表 進捗表 報告書 資料 ファイル 印刷 出力
topics: 担当者 責任者 一覧 全部 すべて 約束 取組 取り組み 分野
help: 使い 助け わから 分から
"""
# What says the opposite where something is denied; "" where nothing does.
_TURNED = {
    "list {side} complete": STILL_OPEN.replace("{about}", "{side}"),
    "list {side} in progress": "list {side} not started",
    "changes": "list {side} silent",
    "overdue {side}": "",
}
_DENIED = re.compile(r"\b(?:not|no|never|without|nothing|none)\b|n't\b|ない(?!か)|ません(?!か)")
_SIDES = {
    Side.EU: re.compile(r"\b(?:eu|europe|european|brussels)\b|eu|欧州|ブリュッセル"),
    Side.JAPAN: re.compile(r"\b(?:japan|japanese|tokyo)\b|日本|東京"),
}


# Not at the start, of whose time they would take a part.
@cache
def _hints(*, japanese: bool) -> dict[str, re.Pattern[str]]:
    """By command what hints at it: in Japanese anywhere, else as whole words."""
    words: dict[str, list[str]] = {}
    for line in (_JAPANESE if japanese else _ENGLISH).strip().splitlines():
        command, _, named = line.partition(": ")
        words.setdefault(command, []).extend(map(re.escape, named.split()))
    patterns = {command: "|".join(each).replace(r"\*", r"\w*") for command, each in words.items()}
    return {
        command: re.compile(each if japanese else rf"(?<![\w-])(?:{each})(?![\w-])")
        for command, each in patterns.items()
    }


def hinted(said: str) -> str | None:
    """The command that words hint at, said in words; None where none does.

    >>> hinted("success stories of Japan")
    'list japan complete'
    """
    if len(said) > LONGEST or is_against(said):
        return None
    japanese = is_japanese(said)
    words = said.casefold() if japanese else respelt(spaced(said.casefold()))
    counts = {
        command: len(set(each.findall(words)))
        for command, each in _hints(japanese=japanese).items()
    }
    best = max(counts, key=lambda command: counts[command])
    if not counts[best]:
        return None
    meant = _TURNED.get(best, best) if _DENIED.search(words) else best
    sides = [side for side, named in _SIDES.items() if named.search(words)]
    return " ".join(meant.format(side=sides[0] if len(sides) == 1 else "").split()) or None
