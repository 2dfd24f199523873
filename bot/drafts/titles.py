"""Short titles for deliverables: what the promise is about, as a noun phrase."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from bot.drafts.kinds import Cue
from bot.drafts.wording import is_act, plain

LONGEST = 60  # characters
_MOST_WORDS = 12

_BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
# Small words before the thing itself, and phrases that only say how it is approached.
_LEADING = re.compile(
    r"(?:the possibilit(?:y|ies) (?:of|for|to)|possibilit(?:y|ies) (?:of|for|to)"
    r"|(?:new |further )?opportunit(?:y|ies) (?:of|for|to)|ways (?:of|to|for)"
    r"|(?:their |our )?efforts (?:to|on|in|for|towards)|(?:a|the) view (?:of|to)"
    r"|(?:the )?(?:aim|goal) of|(?:the )?(?:area|field|context|framework)s? of"
    r"|(?:necessary |concrete )?(?:steps|measures) to"
    r"|(?:[\w-]+ ){0,2}?(?:co-?operation|collaboration|work|coordination|engagement|dialogue"
    r"|discussions?|partnership) (?:on|in|to|for|towards|regarding|between them on"
    r"|with a view to|aimed at|in order to)"
    r"|to|on|in|for|of|at|with|towards?|and|the|an?|their|our|its|some|any|both|each"
    r"|possible|potential|respective|together|further|also|upon|into"
    r"|continued?|closer?|stronger|regular(?=\s+(?:dialogue|exchange))|forward|out|up"
    r"|(?!early|monthly|weekly|yearly|quarterly|daily|family|supply|user-friendly)\w+ly)"
    r"(?:\s+|$)",
    re.IGNORECASE,
)
# Alone these say nothing: what follows "such as" or "including" is what it is about.
_GENERAL = re.compile(
    r"(?:(?:\w+ )?(?:areas|fields|forms|topics) (?:of|for) )?(?:\w+ ){0,2}"
    r"(?:co-?operation|collaboration|work|efforts|activities|measures|steps|ways)",
    re.IGNORECASE,
)
_EXAMPLES = re.compile(r"^,?\s*(?:such as|including(?: by| through)?|notably|namely)\s+", re.I)
_STOP = re.compile(
    r"[,;:]|\s(?:which|that|who|including|such as|as well as|in order to|with a view|with the aim"
    r"|in line with|based on|on the basis|through|by|where|when|while|taking|aiming|aimed|so as"
    r"|building on|subject to|notably|in particular|and to|and will|and explore|until|before"
    r"|with regard|following|within|at the|in this|for this|as a|involved)\s",
    re.IGNORECASE,
)
_DANGLING = re.compile(
    r"\s+(?:and|or|of|on|in|for|to|with|the|an?|at|from|between|by|their|our|its|as|under|into"
    r"|among|across|other|about|against|regarding|towards|via|per|these|such|this|those|up)$",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"\b(?:their|our|its|respective|various)\s+", re.IGNORECASE)
_ARTICLE = re.compile(r"(?<=\s)(?:the|an?)\s+", re.IGNORECASE)
_JOINT = re.compile(
    r"\s+(?:of|on|in|for|to|with|from|between|among|across|about|at|via|beyond|towards|under|and)\s"
)
_PAIR = re.compile(r"\b(?:between|among)\s+(?!.*\band\b)", re.IGNORECASE)
_WHEN = re.compile(
    r"\s+(?:(?:by|in|before|until|from|on|during)\s+(?:the\s+)?(?:(?:end|first half|second half"
    r"|beginning|course) of\s+)?(?:[\w-]+\s+){0,3}?(?:19|20)\d\d.*|every (?:year|month).*"
    r"|(?:twice|once) a year.*|(?:with|of|worth)\s+(?:up to |at least )?(?:EUR|€|USD|\$|JPY|¥).*)$",
    re.IGNORECASE,
)
_LISTED = re.compile(r",?\s+as well as\s+|,\s+and\s+(?=(?:the|an?)\s)|,\s+(?=(?:the|an?)\s)")
_FIELDS = re.compile(
    r"\b(?:areas|fields|forms|topics|activities|measures)\b[^,;]{0,40}?"
    r"\b(?:such as|including|namely)\b"
)
_JOINS = re.compile(
    r"(?:,|;)?\s+(?:and|as well as)\s+(?:(?:also|further|jointly)\s+)?"
    r"(?:to\s+|will\s+|on\s+|by\s+)?"
)
_OF_SUBJECT = re.compile(r"(?:be\b|take place|convene|meet\b|to take place|to be)", re.IGNORECASE)
_RELATIVE = re.compile(r",?\s+(?:that|which)$", re.IGNORECASE)
_OPENING = re.compile(
    r"^(?:in addition|furthermore|moreover|in this (?:context|regard)|to this end|also|finally)"
    r"?,?\s*",
    re.I,
)
_MORE_ACTS = frozenset(("look", "looking", "envisage", "cover", "intend", "open", "opening"))
_KEEP_PREPOSITION = frozenset(("report", "meet"))
_WITH = frozenset(("cooperate", "collaborate", "coordinate", "work"))
_DETERMINER = re.compile(r"\b(?:the|an?|their|our|its|any|some)\s+$", re.IGNORECASE)
_AGAIN = re.compile(r"\s*\bagain\b")
_VIEW = re.compile(r"\s+with (?:a|the) (?:view to|aim of)\s+")
# Without these verbs their object says too little: "researchers" for "exchange researchers".
_NAMES = {
    "appoint": "Appointment of", "combat": "Combating", "cooperate with": "Cooperation",
    "coordinate": "Coordination of", "counter": "Countering", "eliminate": "Elimination of",
    "encourage": "Encouragement of", "exchange": "Exchange of", "extend": "Extension of",
    "invite": "Invitation of", "map": "Mapping of", "meet": "Meetings",
    "monitor": "Monitoring of", "open": "Opening of", "protect": "Protection of",
    "recognise": "Recognition of", "recognize": "Recognition of", "reduce": "Reduction of",
    "report": "Report", "review": "Review of", "test": "Testing of", "train": "Training of",
    "translate": "Translation of", "use": "Use of", "visit": "Visit to",
}  # fmt: skip


def title_of(exact: str, text: str, cue: Cue) -> str:
    """Propose a title for the promise that `cue` makes in `text`: 60 characters, 12 words at most.

    Words in bold after the cue are the text's own title; otherwise it is the object of the act,
    or its subject where it is passive ("the next meeting will take place").
    """
    bold = [plain(found) for found in _BOLD.findall(exact)]
    passive = cue.rule.startswith("is ") or _OF_SUBJECT.match(text, cue.act)
    fitting = [b for b in bold if len(b) <= LONGEST and (passive or text.find(b) >= cue.start)]
    if fitting:
        return _capital(fitting[0])
    if passive and (subject := _subject(text[: cue.start])):
        return _fitted(subject)
    return _fitted(_object(text[cue.act :]) or _object(text) or text)


def targets_of(text: str, cue: Cue) -> tuple[str, ...]:
    """Propose a title for each target of a promise, where it joins several acts or examples.

    "address the skills gap and to enhance training", "such as a library, as well as a school".
    """
    act = text[cue.act :].rstrip(" .;")
    listed = _FIELDS.split(act, maxsplit=1)
    examples = [*map(str.strip, _LISTED.split(listed[-1]))] if len(listed) > 1 else []
    acts = [act[a:b] for a, b in pairwise([0, *(m.end() for m in _acts_joined(act)), len(act)])]
    parts = examples if len(examples) > len(acts) else acts
    return tuple(dict.fromkeys(_fitted(_object(part) or part) for part in parts if part))


def _acts_joined(act: str) -> Iterator[re.Match[str]]:
    """Where another act begins: after "and", "to", "will", right before a verb."""
    for found in _JOINS.finditer(act):
        word = re.match(r"[\w-]+", act[found.end() :])
        if word and is_act(word[0]):
            yield found


def _subject(before: str) -> str | None:
    """Who or what is acted on; None where it is a lone word ("they")."""
    subject = re.split(r"[,;]\s", _OPENING.sub("", before).strip())[-1]
    if relative := _RELATIVE.search(before.rstrip()):
        noun = re.search(r"\b(?:an?|the)\s+(?!.*\b(?:an?|the)\s).*$", before[: relative.start()])
        subject = noun[0] if noun else subject
    bare = re.sub(r"^(?:the|a|an|our|their)\s+", "", subject, flags=re.IGNORECASE)
    return bare if len(subject.split()) > 1 else None


def _object(act: str) -> str:
    """What follows the verbs and the small words, up to the end of the phrase."""
    rest, verb = _thing(act.lstrip())
    found = _AGAIN.sub("", _STOP.split(f"{rest} ", maxsplit=1)[0]).strip(" .;,:")
    if _GENERAL.fullmatch(found):
        after = rest[len(found) :]
        if more := _EXAMPLES.match(after) or _VIEW.match(after):
            return _object(after[more.end() :]) or found
    name = _NAMES.get(verb)
    return f"{name} {_lower(found)}".strip() if name else found


def _thing(act: str) -> tuple[str, str]:
    """The words from the thing on, and the last verb before it in its plain form.

    After an article, or right after another verb, a word is a noun: "an update", "test results".
    """
    rest, verb, after_verb = act, "", None
    while word := re.match(r"[\w-]+", rest):
        leading = None if verb in _KEEP_PREPOSITION else _LEADING.match(rest)
        follows = verb and rest is after_verb and not word[0].casefold().endswith("ing")
        if leading:
            rest = rest[leading.end() :]
            if _DETERMINER.search(leading[0]):
                break
        elif not follows and (is_act(word[0]) or word[0].casefold() in _MORE_ACTS):
            verb = _plain_form(word[0])
            rest = after_verb = rest[word.end() :].lstrip(" ,")
        else:
            break
        if verb in _WITH and rest.startswith("with "):
            return rest, "cooperate with"
    return rest, verb


def _plain_form(verb: str) -> str:
    stem = verb.casefold().removesuffix("ing")
    return f"{stem}e" if f"{stem}e" in {*_NAMES, *_WITH} else stem


def _fitted(words: str) -> str:
    """The words as a title: without dates and possessives, cut where a phrase ends."""
    bare = _POSSESSIVE.sub("", _WHEN.sub("", words.strip(" .;,:")))
    for short in (bare, _ARTICLE.sub("", bare), *_shorter(_ARTICLE.sub("", bare))):
        if len(short) <= LONGEST and len(short.split()) <= _MOST_WORDS:
            return _capital(_without_end(short))
    return _capital(_without_end(bare[:LONGEST].rpartition(" ")[0] or bare[:LONGEST]))


def _shorter(words: str) -> Iterator[str]:
    """The words up to where a phrase ends, the longest first; at least two of them."""
    for joint in reversed(list(_JOINT.finditer(words))):
        short = words[: joint.start()]
        if len(short.split()) > 1 and not _PAIR.search(short):
            yield short


def _without_end(words: str) -> str:
    while (short := _DANGLING.sub("", words)) != words:
        words = short
    return words.strip(" .;,:-")


def _lower(words: str) -> str:
    """The words in the middle of a phrase; names and initials stay as they are."""
    first = words.split()[0]
    return words if first[1:].casefold() != first[1:] else words[:1].lower() + words[1:]


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
