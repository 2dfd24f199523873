"""Short titles for deliverables: what the promise is about, as a noun phrase."""

from __future__ import annotations

import re

from bot.drafts.kinds import Cue
from bot.drafts.wording import is_act, plain

LONGEST = 60

_BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
_LEADING = re.compile(
    r"(?:to|on|in|for|of|at|with|towards|toward|and|the|a|an|their|our|its|some|any|both|each"
    r"|possible|potential|respective|closely|together|jointly|further|also|actively|upon|into"
    r"|continued?|closer?|stronger|regular(?=\s+(?:dialogue|exchange))|forward|out|up|"
    r"the possibilit(?:y|ies) (?:of|for|to)|possibilit(?:y|ies) (?:of|for|to)"
    r"|opportunit(?:y|ies) (?:of|for|to)|ways (?:of|to)|efforts (?:to|on|in|for)"
    r"|(?:a|the) view (?:of|to)|(?:the )?(?:area|field|context|framework)s? of"
    r"|(?:co-?operation|collaboration|work|coordination|engagement|dialogue|discussions?)"
    r" (?:on|in|to|for|towards|between them on))"
    r"(?:\s+|$)",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"[,;:]|\s(?:which|that|who|including|such as|as well as|in order to|with a view|with the aim"
    r"|in line with|based on|on the basis|through|by|where|when|while|taking|aiming|aimed|so as"
    r"|building on|subject to|notably|in particular|and to|and will|and explore"
    r"|with regard|following)\s",
    re.IGNORECASE,
)
_DANGLING = re.compile(
    r"\s+(?:and|or|of|on|in|for|to|with|the|a|an|at|from|between|by|their|our|its|as|under"
    r"|into|among|across|other)$",
    re.IGNORECASE,
)
_OF_SUBJECT = re.compile(r"(?:be\b|take place|convene|meet\b|to take place|to be)", re.IGNORECASE)
_OPENING = re.compile(
    r"^(?:in addition|furthermore|moreover|in this (?:context|regard)|to this end|also|finally)"
    r"?,?\s*",
    re.I,
)


def title_of(exact: str, text: str, cue: Cue) -> str:
    """Propose a title of at most 60 characters for the promise that `cue` makes in `text`.

    Words in bold after the cue are the text's own title; otherwise it is the object of the act,
    or its subject where it is passive ("the next meeting will take place").
    """
    bold = [plain(found) for found in _BOLD.findall(exact)]
    fitting = [b for b in bold if len(b) <= LONGEST and text.find(b) >= cue.start]
    if fitting:
        return _capital(fitting[0])
    act = text[cue.act :]
    if cue.rule.startswith("is ") or _OF_SUBJECT.match(act):
        subject = re.split(r"[,;]\s", _OPENING.sub("", text[: cue.start]).strip())[-1]
        if len(subject.split()) > 1:
            return _fitted(re.sub(r"^(?:the|a|an|our|their)\s+", "", subject, flags=re.I))
    return _fitted(_object(act) or _object(text) or text)


def _object(act: str) -> str:
    """What follows the verbs and the small words, up to the end of the phrase."""
    rest = act.lstrip()
    while rest:
        word = re.match(r"[\w-]+", rest)
        leading = _LEADING.match(rest)
        if leading:
            rest = rest[leading.end() :]
        elif word and is_act(word[0]):
            rest = rest[word.end() :].lstrip(" ,")
        else:
            break
    return _STOP.split(f"{rest} ", maxsplit=1)[0].strip(" .;,:")


def _fitted(words: str) -> str:
    words = words.strip(" .;,:")
    while len(words) > LONGEST:
        words = words.rpartition(" ")[0] or words[:LONGEST]
    while (short := _DANGLING.sub("", words)) != words:
        words = short
    return _capital(words)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
