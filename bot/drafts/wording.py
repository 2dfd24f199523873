"""The words that joint statements are made of: who acts, and the verbs of acting."""

from __future__ import annotations

import re
from functools import lru_cache

_MARKUP = re.compile(r"\*\*|__|`|\\|(?<!\w)[*_](?=\w)|(?<=[\w.,])[*_](?!\w)")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_NOTE = re.compile(r"\[\^?\w{1,4}\]|[¹²³⁰-⁹]+")
_ASIDE = re.compile(r"\([^()]*\)|“[^”]*”|\"[^\"]*\"|「[^」]*」")


def word_set(words: str) -> frozenset[str]:
    """The words of a text as a set: a long list of words reads best as text."""
    return frozenset(words.split())


# Verbs that a body acts by, in their plain form.
ACTS = word_set(
    """
accelerate achieve act adapt address adopt advance align allow amplify analyse analyze apply
appoint assess assist attract avoid base become begin bolster boost bring broaden build bridge
carry champion collaborate collect combat combine commence complete comply conclude conduct
confirm connect consider consolidate consult continue contribute convene converge coordinate
co-ordinate cooperate co-operate counter create decide deepen define deliver demonstrate deploy
design detect determine develop diversify discuss disseminate draw drive elaborate eliminate
embrace empower enable encourage engage enhance ensure establish evaluate examine exchange
expand expedite explore extend facilitate finalise finalize focus follow form formalise
formalize fortify foster fund further gather generate give grow guide harmonise harmonize
harness have help hold host identify implement improve include incorporate increase inform
initiate integrate intensify introduce invest investigate invite involve issue join keep launch
lay lead learn leverage link maintain make manage map maximise maximize measure meet minimise
minimize mitigate mobilise mobilize monitor move narrow negotiate nurture offer operate
operationalise operationalize organise organize oversee participate partner perform pilot place
plan put prepare present preserve prevent prioritise prioritize proceed produce progress promote
propose protect provide publish pursue raise reach realise realize recognise recognize reduce
refine refrain regulate reinforce release remove report research resist resolve respond resume
review revise safeguard seek set shape share sign simplify solve speed sponsor stand start step
stimulate streamline strengthen strive study submit support sustain tackle take target test
track train transform translate uncover undertake unlock update uphold upgrade use utilise
utilize verify visit work
"""
)


@lru_cache(maxsize=4096)
def plain(exact: str) -> str:
    """A sentence as it is read aloud: no markup, no notes, one space, straight apostrophes."""
    bare = _MARKUP.sub("", _NOTE.sub("", _LINK.sub(r"\1", exact)))
    return " ".join(bare.replace("’", "'").split())


def without_asides(words: str) -> str:
    """A plain sentence without what stands in brackets or quotation marks: it makes no promise."""
    return " ".join(_ASIDE.sub(" ", words).split())


def is_act(word: str) -> bool:
    """Whether a word is a verb of acting, plain or with -ing."""
    word = word.casefold().strip(",;:.")
    if word in ACTS:
        return True
    if not word.endswith("ing"):
        return False
    stem = word[:-3]
    return stem in ACTS or f"{stem}e" in ACTS or (stem[-1:] == stem[-2:-1] and stem[:-1] in ACTS)
