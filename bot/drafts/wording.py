"""The words that joint statements are made of: who acts, and the verbs of acting."""

from __future__ import annotations

import re
from functools import lru_cache

_MARKUP = re.compile(r"\*\*|__|`|\\|(?<!\w)[*_](?=\w)|(?<=[\w.,])[*_](?!\w)")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_NOTE = re.compile(r"\[\^?\w{1,4}\]|[¹²³⁰-⁹]+")
_ASIDE = re.compile(r"\([^()]*\)|“[^”]*”|\"[^\"]*\"|「[^」]*」")
# "agreed, in line with their laws, to share", "agreed in principle to share"
_BETWEEN = re.compile(
    r"\b(will|shall|may|agree[ds]?|decided?|concur(?:red)?|intends?|committed|intends? to|agreed to"
    r"|decided to)"
    r"(?:,\s(?!and\b|or\b)[^,;:.]{3,70},|\s(?:in principle|in this context|inter alia))\s",
    re.IGNORECASE,
)


def word_set(words: str) -> frozenset[str]:
    """The words of a text as a set: a long list of words reads best as text."""
    return frozenset(words.split())


# Verbs that a body acts by, in their plain form.
ACTS = word_set(
    """
abstain accelerate achieve act adapt address adopt advance align allow amplify analyse analyze
anchor apply appoint assess assist associate attract avoid ban base become begin bolster boost
bridge bring broaden build carry cease champion co-finance co-operate co-ordinate collaborate
collect combat combine commence compare compile complete comply conclude conduct confirm connect
consider consolidate consult continue contribute convene converge cooperate coordinate counter
create decarbonise decarbonize decide deepen defend define deliver demonstrate deploy design
designate detect deter determine develop digitise digitize discuss dispatch disrupt disseminate
diversify draft draw drive ease elaborate eliminate embrace empower enable encourage engage
enhance enlarge ensure establish evaluate examine exchange expand expedite explore extend
facilitate fight finalise finalize finance finish focus follow form formalise formalize fortify
foster fund further gather generate give grow guide halt halve harmonise harmonize harness have
help hold host identify implement improve include incorporate increase inform initiate
institutionalise institutionalize integrate intensify introduce invest investigate invite
involve issue join keep launch lay lead learn leverage levy link mainstream maintain make manage
map maximise maximize measure meet minimise minimize mitigate mobilise mobilize monitor move
narrow negotiate nominate nurture offer operate operationalise operationalize organise organize
oversee participate partner perform pilot place plan pool prepare present preserve prevent
prioritise prioritize proceed produce progress prolong promote propose protect provide publish
pursue put raise reach realise realize recognise recognize recruit redouble reduce refine
refrain regulate reinforce relaunch release remove renew reopen report research resist resolve
respond resume review revise run safeguard seek send set shape share sign simplify solve speed
sponsor stand start step stimulate stop streamline strengthen strive study submit subsidise
support sustain tackle take target test track train transform translate uncover undertake unlock
update upgrade uphold upskill use utilise utilize verify visit work
"""
)


@lru_cache(maxsize=4096)
def plain(exact: str) -> str:
    """A sentence as it is read aloud: no markup, no notes, one space, straight apostrophes."""
    bare = _MARKUP.sub("", _NOTE.sub("", _LINK.sub(r"\1", exact)))
    return " ".join(bare.replace("’", "'").split())


def without_asides(words: str) -> str:
    """A plain sentence without what stands in brackets, in quotation marks, or between commas.

    It makes no promise; between a verb and what it promises it hides the promise.
    """
    return " ".join(_BETWEEN.sub(r"\1 ", _ASIDE.sub(" ", words)).split())


def is_act(word: str) -> bool:
    """Whether a word is a verb of acting, plain or with -ing."""
    word = word.casefold().strip(",;:.")
    if word in ACTS:
        return True
    if not word.endswith("ing"):
        return False
    stem = word[:-3]
    return stem in ACTS or f"{stem}e" in ACTS or (stem[-1:] == stem[-2:-1] and stem[:-1] in ACTS)
