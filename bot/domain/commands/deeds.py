"""What somebody says of a deliverable in a sentence: "AI-2 is in progress", CABLES-1を担当します.

It is never done unasked: the command that would do it is offered.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.domain.asking import LONGEST, is_japanese, respelt
from bot.domain.commands.base import Question
from bot.domain.commands.filters import STATES
from bot.domain.commands.progress import NOTE_LIMIT, leading_status
from bot.domain.commands.words import (
    after_separator,
    ids_in,
    leading_id,
    mentioned_id,
    spelt,
    take_seat,
)
from bot.domain.dates import parse_when
from bot.domain.rules.status import Status
from bot.domain.statement import When


@dataclass(frozen=True)
class Offer(Question):
    """A command that somebody may have meant, about the deliverable `id`, with a note or none."""

    id: str
    deed: str
    note: str = ""


_ASKS = re.compile(
    r"^(?:what|which|who|whose|whom|when|where|why|how|is|are|was|were|has|have|had|do|does|did|"
    r"can (?!\w+ not)|could|would|should|will|shall|may|must|please|show|tell|give|list|any|if|let|"
    r"search|find|explain|compare)\b|\?$|(?:someone|somebody|anyone|anybody)\b"
)
_ASKS_IN_JAPANESE = re.compile(
    r"[かは]$|\?$|誰|だれ|どなた|いつ|どこ|どう|どの|なぜ|何|なに|教え|見せ|ください$|方法"
    r"|について$|割り?当て"
    r"|さん[がにへ]|氏[がに]|課[がに]"
)
_DUE = r"(?:期限|締め?切り?|〆切)"
_STATE = "|".join(spelt(each) for names in STATES.values() for each in names if not each.isascii())
_WISH = re.compile(
    rf"{_DUE}.*(?:に(?:して|設定|変更|延長)|まで.*延)|まで.*(?:静か|黙)|"
    rf"(?:{_STATE})に(?:して|変更|更新)|私に割り?当て|担当(?:者)?(?:に(?:入れ|加え|して)"
    rf"|を?(?:外し|解いて))"
)
# What is denied is not what was done.
_SO = r"^(?!.*(?:\b(?:not|never|cannot)\b|n't\b)).*"
_SO_IN_JAPANESE = r"(?!.*(?:ない|ません))"
_SAID: tuple[tuple[str, str], ...] = (
    (r"\b(?:accidental(?:ly)?|by (?:accident|mistake)|wrongly|mistakenly|undo|revert)\b",
     "undo {id}"),
    (r"\b(?:remove|take|strike) me (?:from|off)\b|\boff my (?:list|plate|desk)\b"
     r"|\b(?:can(?:no| no|')?t|could not|unable to|won't|will not|no longer|not able to) ?"
     r"(?:\w+ ){0,3}(?:do|lead|take|handle|own|manage|continue|work|leading|responsible|on)\b"
     r"|\b(?:give|giving|hand|handing)(?: it)? (?:back|up)\b|\bstep(?:ping)? (?:down|back)\b"
     r"|\bno longer (?:mine|leading)\b|\bresign\w*\b", "release {id}"),
    (r"\b(?:have|has|had|is|are|was)(?: not|n't)(?: yet)? (?:been )?(?:started|begun|begin)\b"
     r"|\b(?:not|n't) (?:yet )?(?:been )?(?:started|begun)\b|\bnothing (?:has )?(?:happened|"
     r"started|done)\b", "status {id} not started"),
    (r"\b(?:almost|nearly|mostly|largely|close to|substantially|practically) (?:all )?(?:done|"
     r"finished|complete[d]?|ready|there)\b|\bsubstantial\b|\b(?:well|far) (?:advanced|along)\b",
     "status {id} substantial"),
    (r"(?:\bnot|n't|\bnever)(?: yet| be| been| get| fully)* (?:done|finished|complete[d]?"
     r"|ready|accomplished|delivered|closed|achieved|fulfilled)\b",
     "status {id} in progress"),
    (rf"{_SO}\b(?:done|finished|complete[d]?|accomplished|delivered|closed|achieved|fulfilled)\b",
     "done {id}"),
    (rf"{_SO}\b(?:dropped|abandoned|cancelled|canceled|off the table|given up)\b|^(?:we |i )?"
     r"(?:drop|abandon|cancel|give up on)$", "status {id} dropped"),
    (rf"{_SO}\b(?:in progress|under ?way|ongoing|started|begun|began|working on|work on|wip"
     r"|on track|on it)\b", "status {id} in progress"),
    (rf"{_SO}(?:^(?:ok |okay |yes |and |so )*(?:i|we|i'll|we'll|i'd|let me|i'm|i am)\b.*\b"
     r"(?:take|lead|claim|do|own|handle|cover|have$|have taken|leading|responsible|lead(?:er)?"
     r"|taking|volunteer)\b"
     r"|\b(?:put|sign|count) (?:me|us) (?:down|up|in)\b|\b(?:is|are) (?:mine|ours)\b|^mine$"
     r"|^(?:please )?take$|\b(?:assign|give)\b.*\bto me\b|\bassign me\b)",
     "claim {id}"),
)  # fmt: skip
_SAID_IN_JAPANESE: tuple[tuple[str, str], ...] = (
    (r"間違[えっい]|誤って|取り消|取消|元に戻", "undo {id}"),
    (r"外(?:れ|し)|降り|辞退|返上|担当(?:を|は)?(?:やめ|できな|でき[なま])|担当では(?:なく|あり"
     r"|ない)"
     r"|続けられ", "release {id}"),
    (r"未着手|着手して(?:い)?(?:ない|ません)|着手前|(?:まだ)?始め(?:て(?:い)?(?:ない|ません)"
     r"|られて)|手つかず|何も(?:始め|し|でき)て(?:い)?(?:ない|ません)",
     "status {id} not started"),
    (r"(?:ほぼ|おおむね|概ね|だいたい|大体|大部分|大半|もうすぐ|あと少しで).*(?:完了|終|でき"
     r"|完成)|ほぼ済|(?:かなり|相当|大きく|だいぶ|ずいぶん)進", "status {id} substantial"),
    (r"(?:完了|終わ|完成|達成|でき)[^、。]{0,4}(?:ていない|てない|ていません|てません)|未完了",
     "status {id} in progress"),
    (r"(?:やら|行わ|実施し)ないこと"
     rf"|(?:中止|取りやめ|とりやめ|断念|打ち切){_SO_IN_JAPANESE}", "status {id} dropped"),
    (r"(?:着手|進行中|進めて|取り組(?:み中|んで)|実施中|作業中|対応中|開始|始めました"
     rf"|始まりました|動いて|進んで){_SO_IN_JAPANESE}",
     "status {id} in progress"),
    (r"(?:完了|終わりました|終わった|終了|完成|達成|できました|済みました|済みです"
     rf"|済み$){_SO_IN_JAPANESE}", "done {id}"),
    (r"担当(?:し(?:ます|たい)|する|になり|に(?:なりたい|します|入れて|加えて)|です|は(?:私|自分))"
     r"|^(?:を"
     r"|の)?担当$|やります|やりたい|引き受け|立候補|"
     r"私(?:が|です|の担当|に割り?当て)|お?任せ|受け持", "claim {id}"),
)  # fmt: skip
# With the date that was said of it; only what can be read as one is offered.
_SAID_WITH_DATE: dict[bool, tuple[tuple[str, str], ...]] = {
    False: (
        (r"^(?:put|set|use|take|make) (?P<when>[^?]{3,30}?) (?:as|for) (?:the |its "
         r"|our )?(?:due date"
         r"|deadline)\b", "due {id} {when}"),
        (r"\b(?:due(?: date)?|deadline)(?: +(?:of|for|is|to|on|by|will be))* +"
         r"(?P<when>[^?]{3,30})$", "due {id} {when}"),
        (rf"{_SO}\b(?:ready|done|finish(?:ed)?|complete[d]?|deliver(?:ed)?|postpone[d]?"
         r"|delay(?:ed)?|moved?|push(?:ed)?(?: back)?|extend(?:ed)?|reschedule[d]?|expected"
         r"|promised|slips?|slipped)\b"
         r"(?: \w+)? (?:by|to|until|till) (?P<when>[^?]{3,30})$", "due {id} {when}"),
        (r"(?:n't|not|dont|stop|no) (?:tell|remind|bother|notif|ask|ping|nag|message"
         r"|write)\w*\b.* (?:until|till|before) "
         r"(?P<when>[^?]{3,30})$", "snooze {id} {when}"),
    ),
    True: (
        (rf"{_DUE}[をは、]?(?P<when>[^、。]{{2,16}}?)(?:に(?:して|する|し(?:ます|たい)|設定|変更"
         r"|延長|お?願い)|まで(?:に)?(?:延長|延ば)|です$|でお?願い)", "due {id} {when}"),
        (r"^(?!.*(?:ない|ません))[をはの、]?(?P<when>[^、。]{2,16}?)(?:までに?(?:でき|終|完了|仕上"
         r"|提出|間に合|完成)"
         r"|[にへ](?:延期|延長|変更|後ろ倒し|前倒し|ずれ|延び))", "due {id} {when}"),
        (rf"{_DUE}[をは](?P<when>[^、。]{{2,16}}?)[にへ]$", "due {id} {when}"),
        (r"^[をはの、]?(?:通知を)?(?P<when>[^、。]{2,16}?)まで(?:通知|お知らせ)?を?"
         r"(?:静か|黙|スヌーズ|止め|停止|不要|しないで|知らせないで)", "snooze {id} {when}"),
    ),
}  # fmt: skip
_DATED = {
    japanese: [(re.compile(pattern, re.IGNORECASE), deed) for pattern, deed in said]
    for japanese, said in _SAID_WITH_DATE.items()
}
_TABLES = {
    False: [(re.compile(pattern), deed) for pattern, deed in _SAID],
    True: [(re.compile(pattern), deed) for pattern, deed in _SAID_IN_JAPANESE],
}


def offered(said: str) -> Offer | None:
    """The command that a sentence about one deliverable calls for; None where it calls for none.

    Takes cleaned text. Questions call for none, nor does what names several ids.
    """
    found = mentioned_id(said)
    if found is None or len(ids_in(said)) > 1:
        return None
    id, around = found[0], found[1].strip(" .!。、,:;")
    japanese = is_japanese(around)
    plain = around.casefold() if japanese else respelt(around.casefold())
    whole = plain if japanese else said.casefold().strip()
    if not around or _is_question(whole, japanese):
        return None
    if reported := _reported(id, said):
        return reported
    if len(said) > LONGEST:
        return None
    if dated := _dated(id, around, japanese):
        return dated
    deed = next((deed for pattern, deed in _TABLES[japanese] if pattern.search(plain)), None)
    if deed is None:
        return None
    side = take_seat(plain)[0] if deed.startswith(("claim", "release")) else None
    return Offer(id, " ".join([deed.format(id=id), *([side] if side else [])]))


def _dated(id: str, around: str, japanese: bool) -> Offer | None:
    """What was said of it together with a date."""
    for pattern, deed in _DATED[japanese]:
        found = pattern.search(around)
        if found and isinstance(parse_when(found["when"]), When):
            return Offer(id, deed.format(id=id, when=found["when"]))
    return None


def _is_question(plain: str, japanese: bool) -> bool:
    if japanese:
        return bool(_ASKS_IN_JAPANESE.search(plain)) and not _WISH.search(plain)
    return bool(_ASKS.search(plain))


def _reported(id: str, said: str) -> Offer | None:
    """The report that begins with the id and goes on with a state; what follows is its note."""
    led = leading_id(said)
    found = leading_status(after_separator(led[1])) if led else None
    if not found:
        return None
    state, note = found[0], after_separator(found[1]).rstrip()
    deed = f"done {id}" if state is Status.COMPLETE else f"status {id} {state}"
    return Offer(id, deed, note) if len(note) <= NOTE_LIMIT else None
