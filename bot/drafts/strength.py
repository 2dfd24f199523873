"""How binding a promise is: the verb that carries the act decides, not its auxiliary."""

from __future__ import annotations

import re

from bot.domain.statement import Strength
from bot.drafts.kinds import Cue, Reading

_EXPLORE = re.compile(
    r"\b(?:explor\w*|consider(?:s|ing)?\b|examin\w*|look(?:ing)?\s+(?:into|at)\b|assess(?:ing)?\b|thought\b|possibilit\w*|study\w*|investigat\w*"
    r"|feasibility|envisag\w*|reflect(?:ing)?\s+on"
    r"|identify(?:ing)?\s+(?:possible|potential|areas|opportunities|ways)|discuss(?:ing)?\s+(?:possible|potential|ways|opportunities|how|options)"
    r"|opportunities\s+for|seek(?:ing)?\s+(?:opportunities|ways))",
    re.IGNORECASE,
)
_GROW = re.compile(
    r"\b(?:continu\w*|maintain\w*|sustain\w*|pursu\w*|kept|keep\w*|remain\w*|strengthen\w*|deepen\w*|intensif\w*|enhanc\w*|expand\w*"
    r"|reinforc\w*|redoubl\w*|widen\w*|build(?:ing)?\s+(?:further\s+)?on\b|(?:carry|go)(?:ing)?\s+on\b|step(?:ping)?\s+up|broaden\w*|increas\w*|further\s+(?:\w+ing|talks|discussions?|exchanges?|work"
    r"|co-?operation|collaboration|dialogue|progress)\b|ongoing|existing)\b",
    re.IGNORECASE,
)
_REACH = 5  # words from the cue to the verb that carries the act: "cooperate closely on further …"
_PERMISSIVE_RULES = frozenset({"may be", "may"})
_MORE = re.compile(r"\b(?:further|continu\w+)\b", re.IGNORECASE)
_STARTS = re.compile(r"(?:launching|establishing|setting up|finali[sz]ing)\b", re.IGNORECASE)
_COOPERATING = re.compile(r"(?:co-?operating|collaborating|working together)\b", re.IGNORECASE)
# "This cooperation will also cover …" is no more binding than the sentence before it.
_EXTENDS = re.compile(r"(?:this|these)\s+(?:\w+\s+)?(?:cooperation|work|efforts?|dialogue)\b", re.I)
# "Possible areas are to be identified": what may be nothing.
_POSSIBLE = re.compile(r"(?:further\s+)?(?:possible|potential)\b", re.IGNORECASE)
_EXPLORING_RULES = frozenset({"stand ready to"})
_CONTINUING_RULES = frozenset(
    {
        *("continue", "would continue", "is under way", "sides are acting", "both sides act"),
        *("work is ongoing", "talks continue", "is being prepared"),
    }
)


def strength_of(reading: Reading) -> Strength | None:
    """The strength of the promise in a sentence; None where there is none.

    Of several promises the strongest counts, as for a sentence with several deliverables.
    """
    cues = [cue for cue in reading.cues if cue.kind.value == "commitment"]
    strengths = [_of_cue(reading.text, cue) for cue in cues]
    return min(strengths, key=lambda each: each.rank) if strengths else None


def _of_cue(text: str, cue: Cue) -> Strength:
    act = text[cue.act :]
    head = " ".join(
        re.split(r"[,;:]|\b(?:which|that|including|with a view)\b", act)[0].split()[: _REACH + 4]
    )
    near = " ".join(head.split()[:_REACH])
    if cue.rule in _PERMISSIVE_RULES:
        return (
            Strength.EXPLORATORY
            if re.match(r"be\s+(?:\w+ly\s+)?(?:explored|considered|examined|envisaged)", act)
            else Strength.PERMISSIVE
        )
    if (
        cue.rule in _EXPLORING_RULES
        or _EXPLORE.search(head)
        or (_POSSIBLE.match(text) and act.startswith("be "))
        or "envis" in text[cue.start : cue.act]
    ):
        return Strength.EXPLORATORY
    if cue.rule in ("is under way", "sides are acting") and _STARTS.match(act):
        return Strength.FIRM
    if (
        cue.rule in _CONTINUING_RULES
        or _COOPERATING.match(act)
        or (_EXTENDS.match(text) and "also" in text[cue.start : cue.act])
        or _GROW.search(near)
        or _MORE.search(text, cue.start, cue.act)
    ):
        return Strength.CONTINUING
    return Strength.FIRM
