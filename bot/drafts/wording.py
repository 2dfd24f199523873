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
abide abolish abstain accede accelerate achieve acquire act adapt address adopt advance agree
alert align allocate allow amplify analyse analyze anchor apply appoint appraise arrange assemble
assess assist associate attend attract avoid ban base bear become begin bolster boost bridge bring
broaden build carry cease certify champion circulate clarify co-create co-develop co-finance
co-fund co-host co-invest co-operate co-ordinate collaborate collect combat combine commence
communicate compare compile complete comply conclude conduct confirm confront connect consider
consolidate construct consult contain continue contribute convene converge convert cooperate
coordinate counter create curb decarbonise decarbonize decide dedicate deepen defend define
deliver demonstrate deploy design designate detect deter determine develop devote digitalise
digitalize digitise digitize discuss dispatch disrupt disseminate diversify double draft draw
drive earmark ease educate elaborate eliminate embed embrace empower enable encourage enforce
engage enhance enlarge enlist enrich ensure equip eradicate establish evaluate examine exchange
expand expedite exploit explore extend facilitate fight finalise finalize finance finish focus
follow form formalise formalize formulate fortify foster fulfil fulfill fund further gather
generate give grow guarantee guide halt halve harmonise harmonize harness have help hold honor
honour host identify implement improve include incorporate increase inform initiate inspect
install institutionalise institutionalize integrate intensify introduce invest investigate invite
involve issue join keep kick launch lay lead learn legislate leverage levy lift link localise
mainstream maintain make manage map maximise maximize measure meet minimise minimize mitigate
mobilise mobilize modernise modernize monitor move narrow negotiate nominate notify nurture
observe offer offset operate operationalise operationalize organise organize overhaul oversee
participate partner pay perform pilot place plan pool prepare present preserve prevent prioritise
prioritize proceed procure produce progress prolong promote propose prosecute protect provide
publish purchase pursue put quadruple raise rally ramp ratify reach realise realize rebuild
recognise recognize reconvene recruit redouble reduce refine reflect reform refrain regulate
reinforce relaunch release remove renew reopen replace report research resist resolve respond
restore restrict resume retain reuse review revise roll rotate run safeguard seek send set settle
shape share showcase sign simplify simulate solve speed sponsor spur stand standardise standardize
start step stimulate stop streamline strengthen strive study submit subscribe subsidise supervise
support sustain synchronise synchronize tackle tailor take target test tighten track train
transform translate triple uncover undertake unify unite unlock update upgrade uphold upskill use
utilise utilize verify vet visit volunteer vote waive weigh widen withdraw work write
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
