"""What a sentence does, by the words that do it, and which words those were.

Each cue is a way in which statements promise, welcome, report or explain. A reader can see which
one spoke: its name is the rule of the proposal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.domain.statement import Kind
from bot.drafts.wording import is_act, plain, without_asides, word_set

ADVERBS = (
    r"(?:(?:(?!(?:ap|sup|com|re|multi|im)ply|rely)\w+ly|also|further|further|together|therefore|thus|now|hereby|both|each|all|both"
    r"|again|once|then|hence|moreover|actively|thereby|in particular|continue and|respectively"
    r"|in this (?:regard|context|respect)|today|where appropriate|as appropriate|with this aim"
    r"|to this end),?\s+)*"
)
_PARTY = (
    r"(?:both\s+(?:the\s+)?(?:sides|parties|partners|countries|governments|leaders|ministers"
    r"|participants|delegations|co-chairs)|(?:the\s+)?(?:two|three|four|seven)\s+(?:sides|parties"
    r"|partners|countries|governments|leaders|ministers|principals|participants)|we|they"
    r"|(?:the\s+)?(?:participants|parties|sides|partners|leaders|ministers|members|co-chairs"
    r"|principals|quad|g7(?:\s+members)?|council|ttc|governments)"
    r"|(?:the\s+)?(?:(?-i:[A-Z])[\w.'’-]*\s+){0,3}and\s+(?:the\s+)?(?:(?-i:[A-Z])[\w.'’-]*\s*){1,3}"
    r"|the\s+(?:eu|european\s+(?:union|commission)|commission|united\s+(?:states|kingdom)|u\.s\."
    r"|us|uk|republic\s+of\s+korea|rok)|japan|india|korea|singapore|canada|australia|the\s+\w+"
    r"\s+side|each\s+side)"
)
_AGENT = rf"(?:{_PARTY},?\s+(?:\w+\s+){{0,2}}?)"
_REPORT = (
    r"(?:reaffirm|re-affirm|reiterat|confirm|renew|affirm|underlin"
    r"|stress|emphasi[sz]|express|underscor|restat|declar|announc|demonstrat|state|highlight)"
)
_RESOLVE = (
    r"(?:commitments?|resolve|determination|intentions?|intent|willingness|readiness|pledges?"
    r"|decision|plans?)"
)
# Who can be given a task: what a sentence expects of others is no promise.
_BODY = (
    r"(?:officials?|experts?|(?:working\s+)?(?:groups?|part(?:y|ies))|committees?|task\s+force|teams?"
    r"|authorit(?:y|ies)|agenc(?:y|ies)|regulators?|minist(?:er|rie)s|services|bod(?:y|ies)"
    r"|councils?|secretariats?|institut(?:e|ion)s?|departments?|representatives|negotiators|them)"
)
_AMOUNT = (
    r"(?:(?:up\s+to|at\s+least|about|around|an\s+additional|another|a\s+further)\s+)?"
    r"(?:EUR|JPY|USD|[€$¥]|\d)"
)
_IDEALS = (
    r"(?:principles?|values|democracy|rule|rights|freedoms?|peace|stability|openness|order|vision"
    r"|goals?|partnership|alliance|friendship|future|world|internet)\b"
)
_DESIRE = r"(?:ambitions?|hope|wish|will(?=\s+to)|desire|goals?|aims?|objectives?|interest)"


@dataclass(frozen=True)
class Cue:
    """Words that speak: the rule's name, the kind they make, where their act begins.

    `sure` is false where people who code statements disagree about such words.
    """

    rule: str
    kind: Kind
    start: int
    act: int
    sure: bool


@dataclass(frozen=True)
class Reading:
    """The kinds of a sentence and the cues that say so, in the order of the sentence."""

    text: str
    cues: tuple[Cue, ...]
    sure: bool

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """Each kind once, in the order of the sentence; context where no cue speaks."""
        return tuple(dict.fromkeys(cue.kind for cue in self.cues)) or (Kind.CONTEXT,)

    @property
    def commitment(self) -> Cue | None:
        """The first cue that promises."""
        return next((cue for cue in self.cues if cue.kind is Kind.COMMITMENT), None)

    @property
    def rule(self) -> str:
        """The names of the rules that spoke."""
        return " + ".join(dict.fromkeys(cue.rule for cue in self.cues)) or "no cue: context"


def _cue(words: str) -> re.Pattern[str]:
    return re.compile(words, re.IGNORECASE)


# Words that follow "will" and "continue to" without a promise.
_STATIVE = (
    r"(?:be\s+(?:\w+ly\s+)?(?:crucial|essential|important|key|critical|vital|able|instrumental"
    r"|needed|necessary|required|central|indispensable|beneficial|pivotal|fundamental|more|most|in\b"
    r"|(?:an?|the)\s+(?:\w+\s+){0,2}?(?:important|key|crucial|significant|major|essential|vital|step|milestone"
    r"|opportunity|challenge|priority|basis|foundation|driver|cornerstone))|remain\s+(?!committed|engaged|seized|in\s+(?:close\s+)?(?:contact|touch)"
    r"|vigilant|focused|united|dedicated)|face|grow\b|evolve|pose|threaten|suffer|depend|require"
    r"|shape\s+our|rely|need\b|play\b|have\s+an?\b)"
)

_COMMITMENTS: tuple[tuple[str, re.Pattern[str], bool], ...] = (
    (
        "will",
        _cue(
            r"(?<!political )(?<!good )(?<!free )\b(?:will|shall)\s+(?!of\b|to\b)"
            rf"{ADVERBS}(?!not\b)(?:(?<=shall )|(?!{_STATIVE}))(?=[a-z])"
        ),
        True,
    ),
    ("will not", _cue(rf"\b(?:will|shall)\s+not\s+{ADVERBS}(?=[a-z])"), False),
    (
        "would continue",
        _cue(rf"\bwould\s+{ADVERBS}(?=(?:continue|like\s+to|explore|consider|examine)\b)"),
        False,
    ),
    (
        "intend to",
        _cue(
            rf"(?<!is )(?<!are )(?<!was )(?<!be )(?<!as )"
            rf"\b(?:intends?|intended|plans?|planned|expects?"
            rf"|wish(?:es)?|endeavou?rs?|strives?|undertakes?|undertook|pledge[sd]?|vow(?:s|ed)?|promise[sd]?"
            rf"|resolve[sd]?|envisage|envisages|envisaged|envision)\s+{ADVERBS}(?:to\s+{ADVERBS}|that\s+)"
        ),
        True,
    ),
    (
        "aim to",
        _cue(
            rf"(?:{_AGENT}(?:aim(?:s|ed|ing)?|seeks?|sought|seeking|strives?)|\band\s+(?:aim|seek|strive))"
            rf"\s+{ADVERBS}"
            rf"(?:to|at|for|towards?)\s+{ADVERBS}"
        ),
        True,
    ),
    (
        "committed to",
        _cue(
            r"\b(?:re)?commit(?:s|ted)?\s+(?:themselves\s+|ourselves\s+|itself\s+)?"
            rf"{ADVERBS}to\s+{ADVERBS}(?=(?P<act>[\w-]+)(?:\s+(?P<next>[\w-]+))?)"
        ),
        True,
    ),
    (
        "determined to",
        _cue(rf"\b(?:determined|resolved|dedicated)\s+{ADVERBS}to\s+{ADVERBS}(?=(?P<act>[\w-]+))"),
        True,
    ),
    (
        "affirm a commitment",
        _cue(
            rf"\b(?:{_REPORT}|(?<!our\s)(?<!their\s)(?<!the\s)(?<!a\s)share?)(?:s|e|es|d|ed)?\s+(?:[\w'-]+\s+){{0,5}}?{_RESOLVE}\s+(?:(?:from|made|outlined|expressed)\s+[^,;:]{{3,80}}?\s+)?"
            rf"(?:to|of|for|in)\s+{ADVERBS}(?=(?P<act>[\w-]+))"
        ),
        True,
    ),
    (
        "express an ambition",
        _cue(
            rf"\b(?:{_REPORT}(?:s|e|es|d|ed)?\s+(?:[\w'-]+\s+){{0,5}}?{_DESIRE}"
            rf"|shared?\s+(?:the|an?)\s+(?:\w+\s+)?(?:goal|aim|ambition|objective))\s+(?:to|of|for|in)\s+{ADVERBS}"
            r"(?=(?P<act>[\w-]+))"
        ),
        False,
    ),
    (
        "agreed to",
        _cue(
            r"\b(?:agree[ds]?|decide[ds]?|concur(?:s|red)?|consented|chose)\s+"
            rf"{ADVERBS}(?:to|on|upon|in)\s+{ADVERBS}(?=(?P<act>[\w-]+))"
        ),
        True,
    ),
    (
        "reaffirmed to",
        _cue(rf"\b(?:re)?(?:affirm|confirm)(?:s|ed)?\s+to\s+{ADVERBS}(?=(?P<act>[\w-]+))"),
        False,
    ),
    (
        "confirm an act",
        _cue(
            r"\b(?:confirm|concur)(?:s|red|ed)?\s+(?:(?:on|with)\s+)?(?:the|a)\s+(?:\w+\s+)?"
            r"(?=(?:continuation|launch|establishment|creation|holding|organi[sz]ation"
            r"|extension|start|resumption|view\s+to)\b)"
        ),
        False,
    ),
    (
        "offer to",
        _cue(
            r"\b(?:offer(?:s|ed)?|propose[sd]?|volunteer(?:s|ed)?|hopes?)\s+to\s+"
            rf"{ADVERBS}(?=(?P<act>[\w-]+))"
        ),
        False,
    ),
    (
        "aim is to",
        _cue(
            r"\b(?:the|our|their)\s+(?:(?:shared|common|joint|next)\s+)?(?:aims?|goals?|objectives?"
            r"|intention|ambition|plan|target)\s+(?:is|are|remains?)\s+(?:therefore\s+)?"
            r"(?:for\s+(?:[\w-]+\s+){1,6}?)?to\s+"
            rf"{ADVERBS}(?=(?P<act>[\w-]+))"
        ),
        False,
    ),
    (
        "it is our intention",
        _cue(
            r"\b(?:it\s+is|we\s+have)\s+(?:\w+\s+)?(?:our|their|the)\s+(?:\w+\s+)?"
            rf"(?:intention|aim|ambition|plan)\s+(?:of\s+(?:both|the)\s+(?:two\s+)?\w+\s+)?to\s+{ADVERBS}(?=(?P<act>[\w-]+))"
            r"|\bset\s+(?:ourselves|themselves)\s+(?:the|a)\s+(?:\w+\s+)?(?:goal|target|aim"
            r"|objective)\s+(?:of|to)\s+"
        ),
        False,
    ),
    (
        "next steps",
        _cue(
            r"\bnext\s+steps?\s+(?:will\s+)?(?:include|are|is|comprise)s?\s+"
            r"(?=(?:the|a|an|to|further|joint)\b)"
        ),
        False,
    ),
    (
        "is tasked",
        _cue(
            r"\b(?:is|are|was|were|has\s+been|have\s+been)\s+(?:\w+ly\s+)?(?:tasked|mandated"
            r"|instructed|requested|asked|entrusted|charged|commissioned)\s+"
            rf"(?:with\s+|to\s+{ADVERBS}(?=(?P<act>[\w-]+)))"
        ),
        False,
    ),
    (
        "work is ongoing",
        _cue(
            r"\b(?:work|preparations?|negotiations?|discussions?|talks|efforts|consultations?"
            r"|exchanges?|cooperation|exercise|process|projects?|stud(?:y|ies)|review|drafting)\b[^.;]{0,60}?\b(?:is|are)\s+(?:\w+\s+)?"
            r"(?:ongoing|under\s?way|underway|in\s+progress)\b"
        ),
        False,
    ),
    (
        "talks continue",
        _cue(
            r"\b(?:work|negotiations?|discussions?|talks|consultations|exchanges?|cooperation"
            r"|dialogue|collaboration)\b(?:\s+(?!that|which|and|to|of\s+the)[\w-]+){0,5}?\s+"
            r"continues?\b(?!\s+to\s+(?:be|play|have))"
        ),
        False,
    ),
    (
        "is being prepared",
        _cue(
            r"\b(?:is|are)\s+(?:\w+ly\s+)?being\s+(?:\w+ly\s+)?(?=(?:developed|negotiated"
            r"|explored|considered|discussed|finali[sz]ed|prepared|drafted|planned|set\s+up"
            r"|established|drawn\s+up|examined|studied|organi[sz]ed|launched)\b)"
        ),
        False,
    ),
    (
        "are to",
        _cue(rf"\b(?:is|are)\s+to\s+{ADVERBS}(?=(?P<act>[\w-]+))"),
        False,
    ),
    (
        "a body is expected to",
        _cue(
            rf"\b{_BODY}\s+(?:\w+\s+){{0,5}}?(?:is|are)\s+(?:\w+ly\s+)?(?:expected|intended|meant)"
            rf"\s+to\s+{ADVERBS}(?=(?P<act>[\w-]+))"
        ),
        False,
    ),
    (
        "expect of a body",
        _cue(
            r"\b(?:expects?|looks?\s+to|counts?\s+on"
            r"|(?:call(?:s|ed)?\s+(?:up)?on|urge[sd]?|encourage[sd]?)\s+(?:our|their|its)"
            rf"(?:\s+respective)?)\s+(?:[\w'-]+\s+){{0,5}}?{_BODY}\s+to\s+"
            rf"{ADVERBS}(?=(?P<act>[\w-]+))"
        ),
        False,
    ),
    (
        "a body that will",
        _cue(
            rf"{_PARTY}\s+(?:(?:has|have)\s+)?{ADVERBS}(?:established|set\s+up|launched|created|nominated"
            r"|appointed|convened|formed)\s+[^.;]{3,80}?\b(?:that|which|who)\s+(?:will|shall)\s+"
            rf"(?!{_STATIVE})(?=[a-z])"
        ),
        False,
    ),
    (
        "commit to a thing",
        _cue(
            rf"{_AGENT}commits?\s+(?:(?:our|them)selves\s+|itself\s+)?to\s+"
            rf"(?!(?:[\w-]+\s+){{0,5}}?{_IDEALS})(?=[a-z])"
        ),
        False,
    ),
    (
        "sides should",
        _cue(
            rf"(?:^|[,;]\s+(?:and\s+)?)(?:{_PARTY}|the\s+(?:\w+\s+)?(?:groups?|committee|officials"
            rf"|experts))\s+should\s+{ADVERBS}(?=(?P<act>[\w-]+))"
        ),
        False,
    ),
    (
        "gave the task",
        _cue(
            r"\b(?:gave|gives?|given)\s+[^.;]{0,60}?\b(?:task|mandate)\s+(?:of|to)\s+"
            r"(?=(?P<act>[\w-]+))|\bentrust(?:s|ed)?\s+(?:this|the|that)\s+(?:\w+\s+){1,3}?to\s+(?=the\b)"
            r"|\b(?:ask|request)(?:s|ed)?\s+that\s+"
        ),
        False,
    ),
    (
        "agreed … and to",
        _cue(
            r"\b(?:agree[ds]?|decide[ds]?|concur(?:s|red)?)\s+(?:on|that|with)\s+[^.;]{3,120}?\band\s+"
            rf"to\s+{ADVERBS}(?=(?P<act>[\w-]+))"
        ),
        False,
    ),
    ("sides to act", _cue(rf"^{_PARTY}\s+to\s+{ADVERBS}(?=(?P<act>[\w-]+))"), False),
    (
        "going to",
        _cue(
            rf"{_PARTY}\s+(?:is|are)\s+{ADVERBS}(?:going\s+to|in\s+the\s+process\s+of"
            r"|(?:engaged\s+)?in\s+(?:talks|negotiations|discussions)|engaged\s+in\s+the)\s+"
        ),
        False,
    ),
    (
        "plan or pledge",
        _cue(
            rf"{_AGENT}(?:(?:plans?|seeks?)\s+(?=(?:a|an|joint|further|regular|new|additional|closer"
            r"|greater|stronger|deeper|more)\b)|(?:pledge[sd]?|commit(?:s|ted)?)\s+"
            r"(?=(?:our|their|its)\s+(?:\w+\s+)?support))"
            rf"|\b(?:pledge[sd]?|commit(?:s|ted)?)\s+(?={_AMOUNT})"
        ),
        False,
    ),
    ("look to", _cue(rf"{_AGENT}looks?\s+to\s+{ADVERBS}(?=(?P<act>[\w-]+))"), False),
    (
        "agreed that … should",
        _cue(
            r"\b(?:agree[ds]?|decide[ds]?|concur(?:s|red)?|confirmed|announce[ds]?|stated|declared"
            r"|pledged|affirmed)\s+that\s+[^,;]{0,90}?"
            rf"\b(?:should|would|is\s+to|are\s+to)\s+{ADVERBS}(?!be\s+(?:\w+ly\s+)?(?:crucial|essential|important))"
        ),
        False,
    ),
    (
        "continue",
        _cue(
            rf"(?<!will )(?<!would )(?<!to )(?<!and )"
            rf"\b(?:continues?|are\s+continuing|is\s+continuing)\s+{ADVERBS}"
            rf"(?:to\s+(?!{_STATIVE}|be\b))?(?=(?P<act>[\w-]+))"
        ),
        True,
    ),
    (
        "is under way",
        _cue(
            rf"\b(?:are|is)\s+{ADVERBS}(?=(?:preparing|working|cooperating|collaborating|exploring"
            r"|considering|planning|negotiating|finali[sz]ing|advancing|looking\s+(?:into|to)|pursuing"
            r"|launching|establishing|strengthening|deepening|expanding|coordinating|stepping\s+up|increasing"
            r"|setting\s+up|intensifying|accelerating|developing|implementing|promoting"
            r"|enhancing|examining|seeking|taking\s+(?:steps|action|forward)|mobili[sz]ing)\b)"
        ),
        False,
    ),
    (
        "sides are acting",
        _cue(rf"(?:^|[,;]\s+(?:and\s+)?){_PARTY},?\s+are\s+{ADVERBS}(?=(?P<act>\w+ing)\b)"),
        False,
    ),
    (
        "agreed on",
        _cue(
            rf"\b(?:agree[ds]?|concur(?:s|red)?|decide[ds]?)\s+{ADVERBS}"
            r"(?:(?:on|upon)\s+(?=(?:the|an?|its|their)\s)"
            r"|(?<=agreed )(?=an?\s)"
            r"|to\s+(?=(?:the|a|an)\s+(?:following|launch|establishment|creation|terms|plan|roadmap"
            r"|work\s+programme)\b))"
        ),
        False,
    ),
    (
        "committed to doing",
        _cue(
            rf"\b(?:re)?commit(?:s|ted)?\s+{ADVERBS}to\s+"
            r"(?:(?:the|its|their|a|an|our)\s+)?(?:[\w-]+\s+){0,2}?"
            r"(?=(?:implementation|development|establishment|creation|deployment|promotion|conclusion|entry"
            r"|consultations?|talks|dialogue|exchanges?|coordination|reduction|reforms?|roadmap|plan"
            r"|adoption|completion|launch|expansion|advancement|finali[sz]ation|realisation)\b)"
        ),
        False,
    ),
    (
        "is planned",
        _cue(
            rf"\b(?:is|are)\s+{ADVERBS}(?:planned|scheduled|envisaged|foreseen|due|set|slated)\s+"
            rf"{ADVERBS}(?=(?:to|for|in|on|by|at|that)\b)"
            rf"|\b(?:is|are)\s+{ADVERBS}(?:planned|envisaged|foreseen)(?=[.;,]|$)"
        ),
        True,
    ),
    (
        "is to be held",
        _cue(
            r"\b(?:is|are)\s+(?:expected|anticipated|intended|hoped)?\s*to\s+"
            r"(?=(?:be\s+(?:\w+ly\s+)?(?!welcomed|noted|commended|expected|regretted|hoped|understood|based|considered\s+as)"
            r"(?:\w+ed|held|set\s+up|drawn\s+up|built|made|given|taken|begun|undertaken)\b"
            r"|take\s+place|meet\b|convene\b|start\b|begin\b|report\b|enter\s+into\s+force))"
        ),
        True,
    ),
    (
        "is expected by",
        _cue(
            r"\b(?:is|are)\s+(?:expected|anticipated)\s+(?=(?:by|in|for)\s+(?:the\s+)?(?:(?:first|second"
            r"|end|early|late|mid|spring|summer|autumn|winter|course|coming|near)\b|(?:19|20)\d\d"
            r"|January|February|March|April|May|June|July|August|September|October|November|December))"
        ),
        False,
    ),
    (
        "may be",
        _cue(
            rf"\b(?:may|could|can|might)\s+{ADVERBS}(?=be\s+(?:\w+ly\s+)?(?:explored|presented|considered|envisaged"
            r"|organi[sz]ed|held|extended|established|invited|discussed|developed|launched|convened"
            r"|pursued|undertaken|examined|identified|jointly|set\s+up|shared|expanded|addressed)\b)"
        ),
        False,
    ),
    (
        "may",
        _cue(
            rf"(?:{_AGENT}(?:may|could|might)|\bmay(?=\s+(?:apply\s+for|join|participate|submit"
            rf"|take\s+part|attend)\b))\s+{ADVERBS}(?=(?P<act>[\w-]+))"
        ),
        False,
    ),
    (
        "task a body",
        _cue(
            r"\b(?:tasks?|tasked|instruct(?:s|ed)?|direct(?:s|ed)|mandate[sd]?|entrust(?:s|ed)?"
            rf"|charge[sd]?|request(?:s|ed)?|ask(?:s|ed)?)\s+(?:[\w'’-]+\s+){{1,12}}?(?:to|with)\s+{ADVERBS}(?=(?P<act>[\w-]+))"
        ),
        True,
    ),
    (
        "invite to act",
        _cue(rf"\binvite[sd]?\s+(?:[\w'’-]+\s+){{1,12}}?to\s+{ADVERBS}(?=(?P<act>[\w-]+))"),
        False,
    ),
    (
        "stand ready to",
        _cue(
            rf"\b(?:stands?|are|is|remains?|stood)\s+(?:ready|prepared|willing|eager|keen)\s+to\s+{ADVERBS}"
            rf"|{_AGENT}(?:(?:is|are|remains?)\s+(?:\w+ly\s+)?(?:open\s+to|interested\s+in)"
            r"|sees?\s+(?:\w+\s+)?(?:merit|value|scope|potential|benefits?)\s+in)\s+"
            r"(?=(?P<act>[\w-]+ing)\b)"
            rf"|{_AGENT}(?:(?:leave|keep)s?\s+open|(?:do|does|did)\s+not\s+(?:exclude|rule\s+out))\s+"
            r"(?=the\s+possibility\b)"
        ),
        False,
    ),
    (
        "look forward to acting",
        _cue(
            rf"\blook(?:s|ed|ing)?\s+forward\s+to\s+{ADVERBS}"
            r"(?=(?P<act>(?:[\w-]+ing|continued|further|close(?:r)?|future)\b))"
        ),
        False,
    ),
    (
        "both sides act",
        _cue(
            r"(?:^|^(?:today|hereby|together|to this end),?\s+|[,;]\s+(?:and\s+)?|\band\s+"
            rf"|\bthat\s+|\.\s+){_PARTY},?\s+{ADVERBS}"
            r"(?=(?:cooperate|collaborate|work|coordinate|strengthen|deepen|expand|pursue|advance"
            r"|foster|enhance|accelerate|intensify|engage|explore|consider(?!\s+that\b)|examine|envisage|join|step|commence|initiate"
            r"|exchange|establish|launch|undertake|promote|facilitate|develop|implement|create|set"
            r"|maintain\s+(?:regular|close|contact|the|our|their)|keep\s+(?:each|working|in)|support\s+each"
            r"|(?:remain|stay)\s+(?:in\s+(?:\w+\s+)?(?:contact|touch)|seized|engaged)|share\s+(?:information|data|best))\b)"
        ),
        False,
    ),
    (
        "and promise",  # "highlighted the value of … and to strengthen"
        _cue(r"\b(?:highlighted|stressed|underlined)\s+(?:the\s+)?\w+\s+of\s+.{5,200}\band\s+to\s+(?=(?P<act>[\w-]+))"),
        False,
    ),
)  # fmt: skip

# Rules that begin with who acts look at every word; these words tell at once that it is in vain.
_ONLY_WITH = {
    "aim to": re.compile(r"aim|seek|sought|strive", re.IGNORECASE),
    "plan or pledge": re.compile(r"plan|seek|pledge|commit", re.IGNORECASE),
    "look to": re.compile(r"look", re.IGNORECASE),
    "commit to a thing": re.compile(r"commit", re.IGNORECASE),
    "a body that will": re.compile(
        r"establish|set\s+up|launch|creat|nominat|appoint|conven|form", re.IGNORECASE
    ),
    "stand ready to": re.compile(
        r"ready|prepared|willing|eager|keen|open\b|interest|see|\bnot\b", re.I
    ),
    "going to": re.compile(r"going|process|engaged|talks|negotiations|discussions", re.IGNORECASE),
    "may": re.compile(r"may|could|might", re.IGNORECASE),
}

# Rules that count where no other promises: their act is the second of the sentence.
_ONLY_ALONE = frozenset(("agreed … and to", "committed to doing", "commit to a thing"))

_OTHERS: tuple[tuple[str, Kind, re.Pattern[str], bool], ...] = (
    (
        "welcome",
        Kind.WELCOME,
        _cue(
            r"(?<!to )\b(?:welcome[sd]?|applaud(?:s|ed)?|commend(?:s|ed)?|congratulate[sd]?"
            r"|appreciate[sd]?|praise[sd]?|thank(?:s|ed)?|acclaim(?:s|ed)?|acknowledge[sd]?"
            r"|(?:are|were)\s+pleased|express(?:es|ed)?\s+(?:\w+\s+){0,3}(?:appreciation|satisfaction"
            r"|gratitude))\b|^welcoming\b"
        ),
        True,
    ),
    (
        "importance",
        Kind.CONTEXT,
        _cue(
            r"\b(?:reaffirm|reiterat|confirm|stress|emphasi[sz]|underlin|underscor|highlight|recogni[sz]"
            r"|not(?:e[sd]?|ing)\b|recall|affirm|believe|consider(?:s|ed)?\s+that|shar(?:e|ed|es)\s+(?:the|a|common|concern|view)"
            r"|support(?:s|ed)?\b|condemn|oppose|urge[sd]?\b|call(?:s|ed)?\s+(?:on|upon|for)|took\s+note|take\s+note|acknowledg)\w*"
        ),
        True,
    ),
    (
        "took place",
        Kind.DONE,
        _cue(
            r"\b(?:took\s+(?:place|stock)|was\s+\w+ed|were\s+\w+ed|was\s+held|were\s+held|met\s+(?:in|on|at|today|virtually)|(?:has|have)\s+(?:also\s+)?(?:\w+ly\s+)?"
            r"(?:been|\w+ed|met|held|taken|made|begun|built|led|set)|signed|launched|adopted|concluded"
            r"|announced|reviewed|discussed|exchanged|explored|identified|established|endorsed|completed|convened|co-chaired|issued|published"
            r"|presented|held|hosted)\b"
        ),
        True,
    ),
)

# "welcome the launch of a body which will …": the promise is that body's, if it is one.
_RELATIVE = re.compile(
    r"\b(?:which|that|who|whom|where|as|what|how|whether|if|when)\s+"
    r"(?:(?:in turn|also|\w+ly|together)\s+)*$",
    re.IGNORECASE,
)
_OPENS_CLAUSE = re.compile(
    r"\b(?:that|which|who|whom|where|how|whether|if|when|while|because|so|what"
    r"|(?<!such )as(?!\s+(?:an?|part|of|regards|well)\b))\b",
    re.IGNORECASE,
)
# "agreed that they will …" promises; "believe that this will …" does not.
_PROMISES_THAT = re.compile(
    r"\b(?:agree[ds]?|decide[ds]?|concur(?:s|red)?|announce[ds]?|confirm(?:s|ed)?|affirm(?:s|ed)?"
    r"|re-?(?:af|con)firm(?:s|ed)?|declare[ds]?|committed|reiterate[ds]?|stated|pledged?)(?:\s+[\w-]+){0,3}?\s*$",
    re.IGNORECASE,
)
_SUBORDINATE = re.compile(
    r"^(?:to|in order|given|as|while|recogni[sz]ing|noting|considering|with|building|acknowledging"
    r"|emphasi[sz]ing|following|where|when|if|since|because|after|before|under|at|in|on|for)\b",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    rf"(?:^|[,;]\s*(?:and\s+|but\s+)?|\band\s+|\bbut\s+|\s[–-]\s){_PARTY}\s+(?:\w+\s+){{0,2}}$",
    re.IGNORECASE,
)
# "At the Summit in June 2021 they committed to …": promised then, not here.
_ELSEWHERE = re.compile(r"^(?:at|during|in|on)\b[^,]*\b(?:19|20)\d\d\b,", re.IGNORECASE)
_PAST = re.compile(r"\b(?:agreed|decided|committed|pledged|resolved)\b", re.IGNORECASE)
_DECIDES = re.compile(
    r"(?:agreed|decided|concurred|resolved|committed|pledged|undertook|tasked|instructed|asked"
    r"|requested)\b",
    re.IGNORECASE,
)
# ", which will test wallets, shall run": what stands between commas is over.
_BETWEEN_COMMAS = re.compile(
    r",\s+(?:which|who|whom|where|as|if|when|while)\b[^,;]*,\s*$", re.IGNORECASE
)
_AND_THAT = re.compile(r",?\s+and\s*$", re.IGNORECASE)
_JOINED = re.compile(r"\band\s+(?:(?:\w+ly|also|further|thus|therefore)\s+)?$", re.IGNORECASE)
_RECALLS = re.compile(r"\b(?:recall|remember|report)", re.IGNORECASE)
_LONGEST_SUBJECT = 10  # words after the last comma that can be who acts
_BRINGS = re.compile(
    r"(?:apply\s+(?:from|to|as)|change|transform|affect|influence|rise|fall|decline|emerge|arise|help|enable|allow|contribute\s+to|benefit|serve|bring|boost|lead\s+to|result|pave)\b",
    re.IGNORECASE,
)
_EFFECT = re.compile(
    r"(?:help|enable|allow|contribute|benefit|serve|bring|boost|lead|result|pave|create|improve|guide"
    r"|provide|support|make|ensure|facilitate|strengthen|reinforce|increase|foster|promote)\b",
    re.IGNORECASE,
)
_BETWEEN_SIDES = re.compile(
    r"\b(?:co-?operation|collaboration|joint|dialogue|exchanges?)\b", re.IGNORECASE
)
_THING = re.compile(
    r"^(?:(?:in addition|furthermore|moreover),?\s+)?(?:this|these|it|such|those)\b", re.IGNORECASE
)
_VALUES = re.compile(
    r"(?:importance|need|necessity|significance|value|role|centrality|potential|urgency)\b", re.I
)
_TOPIC_NOUN = word_set(
    "continued further future closer close deeper enhanced enhancing stronger ever-closer increased"
    " joint cooperation collaboration continuous continuing intensified expanded ongoing"
)
_NO_ACT = word_set("the a an our their its these this those such open free")
_PROMISING = re.compile(
    r"\b(?:will|shall|intends?|agree[ds]?|decide[ds]?|commit\w*|continu\w*|plan(?:s|ned)?|concur\w*"
    r"|explor\w*|would|may|could|should|pledge\w*|aims?|seeks?|ready|look\w* forward|task\w*)\b",
    re.IGNORECASE,
)


_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|shall|may|can|should|welcome[sd]?|note[sd]?|recogni[sz]e[sd]?"
    r"|reaffirm\w*|agree[ds]?|underline[sd]?|stress\w*|we|they|both sides)\b",
    re.IGNORECASE,
)


def read(exact: str, lead: str | None = None) -> Reading:
    """Tell what a sentence does; `lead` is the sentence that opened the list it stands in."""
    words = without_asides(plain(exact))
    promises = list(_promises(words))
    if lead is not None and promises and _only_tells(words, lead):
        promises = []
    promises = [cue for cue in promises if cue.rule not in _ONLY_ALONE] or promises
    others = list(_others(words))
    if not promises and lead is not None:
        promises = list(_inherited(words, lead))
    cues = tuple(sorted({*promises, *others}, key=lambda cue: (cue.start, cue.act)))
    kept = _without_background(cues)
    return Reading(words, kept, _is_sure(words, kept))


def _promises(words: str) -> Iterator[Cue]:
    for rule, pattern, sure in _COMMITMENTS:
        if rule in _ONLY_WITH and not _ONLY_WITH[rule].search(words):
            continue
        for found in pattern.finditer(words):
            before = words[: found.start()]
            after = words[found.end() :]
            if rule != "may be" and _is_background(before, found[0], after):
                continue
            if _promises_nothing(rule, found, words):
                continue
            firm = sure and not (_ELSEWHERE.match(words) and _PAST.search(found[0]))
            yield Cue(rule, Kind.COMMITMENT, found.start(), found.end(), firm)
            break


def _is_background(before: str, cue: str, after: str) -> bool:
    """Whether a cue stands in a clause that tells of something else than what is promised here.

    The clause is the last one opened before the cue ("that", "which", "as" …). It is left again
    by a party that stands right before the cue, or by the comma of a clause that opened first.
    """
    before = _BETWEEN_COMMAS.sub(" ", before)
    if _RELATIVE.search(before):
        return True
    if cue[:1] in ",;" and _SUBORDINATE.match(before):
        return False  # "as a next step, both sides are to …"
    if _DECIDES.match(cue) and _JOINED.search(before) and not _RECALLS.search(before):
        return False  # "shared the view that …, and decided to …"
    opened = list(_OPENS_CLAUSE.finditer(before))
    if not opened:
        return False
    inside = before[opened[-1].end() :]
    head = before[: opened[-1].start()]
    if _AND_THAT.search(head):  # "confirmed that …, and that both …", "concurred on …, and that"
        head = before[: opened[-2].start()] if len(opened) > 1 else _last_decision(head)
    if opened[-1][0].casefold() == "that" and _PROMISES_THAT.search(head):
        return _EFFECT.match(after) is not None and not re.match(rf"\s*{_PARTY}\b", inside, re.I)
    if _SUBJECT.search(inside) and not re.match(rf"\s*{_PARTY}\s+(?:\w+\s+){{0,2}}$", inside, re.I):
        return False
    last = inside.rpartition(",")
    leaves = bool(last[1]) and _SUBORDINATE.match(before) is not None
    return not (leaves and len(last[2].split()) <= _LONGEST_SUBJECT)


def _last_decision(head: str) -> str:
    """The words up to the last "agreed", "concurred" … ; empty where there is none."""
    found = [*_DECIDES.finditer(head)]
    return head[: found[-1].end()] if found else ""


_PURPOSE = re.compile(
    r"\b(?:aims?|goals?|purpose|objectives?|tasks?|mission|challenges?|priorit(?:y|ies)|idea|role|way"
    r"|mandate|ambition|intention|key|function|focus|all|what|it)\b",
    re.IGNORECASE,
)
_BODY_RULES = ("a body is expected to", "a body that will")
_SURELY = ("determined", "resolved")  # what follows their "to" is always an act
_OPENS = re.compile(r"open\s+(?:the|an?|its|their|our|up|new|negotiations|talks)\b", re.IGNORECASE)


def _promises_nothing(rule: str, found: re.Match[str], words: str) -> bool:
    """Whether the act that the cue leads to is none: values, importance, a plain noun."""
    return _is_of_a_thing(rule, found, words) or not _leads_to_an_act(rule, found, words)


def _is_of_a_thing(rule: str, found: re.Match[str], words: str) -> bool:
    """Whether a cue tells what something is for or brings about, not what somebody is to do."""
    after = words[found.end() :]
    if rule == "agreed on":
        return _VALUES.search(" ".join(after.split()[:4])) is not None
    if rule == "will":
        return _is_effect(words, found.end())
    if rule == "are to":  # "the aim of the register is to help", "these principles are to guide"
        subject = re.split(r"[,;]\s", words[: found.start()])[-1]
        brings = _THING.match(subject) and _EFFECT.match(after)
        return bool(brings or _PURPOSE.search(subject))
    return rule in _BODY_RULES and _EFFECT.match(after) is not None


def _leads_to_an_act(rule: str, found: re.Match[str], words: str) -> bool:
    """Whether what follows the cue is a verb of acting, where its pattern leaves that open."""
    act = found.groupdict().get("act")
    after = words[found.end() :]
    if act is None or (rule == "determined to" and found[0].casefold().startswith(_SURELY)):
        return True
    if _OPENS.match(after):
        return True
    if rule == "agreed to" and re.search(r"\bto\s+(?:\w+ly\s+)?$", found[0]):
        return act.casefold() not in _NO_ACT
    if rule == "continue":
        return (
            is_act(act)
            or act.casefold() in _TOPIC_NOUN
            or act in ("their", "our", "its", "efforts")
        )
    if _VALUES.match(re.sub(r"^(?:the|their|its|our)\s+(?:\w+\s+)?", "", after)):
        return False
    following = found.groupdict().get("next") or ""
    return is_act(act) or act.casefold() in _TOPIC_NOUN or (act == "the" and is_act(following))


_SHARED = re.compile(r"(?:and|but)\s+(?:also\s+)?(?:will|shall)\s+(?:\w+ly\s+)?", re.IGNORECASE)


def _is_effect(words: str, act: int) -> bool:
    """Whether "this will help …": what a thing brings about is no intention of anybody."""
    if _THING.match(words) and _EFFECT.match(words, act):
        return _BETWEEN_SIDES.search(" ".join(words[act:].split()[:6])) is None
    subject = re.split(r"[,;]\s", words[:act])[-1]
    if _SHARED.fullmatch(subject):
        return False  # "both sides welcome, and will support, …": who acts stands before
    party = re.match(
        rf"(?:and\s+|but\s+)?{_PARTY}\b(?!\s+(?:of|partnership|council))", subject, re.I
    )
    return _BRINGS.match(words, act) is not None and party is None


def _others(words: str) -> Iterator[Cue]:
    for rule, kind, pattern, sure in _OTHERS:
        for found in pattern.finditer(words):
            if not _RELATIVE.search(words[: found.start()]):
                yield Cue(rule, kind, found.start(), found.end(), sure)
                break


def _opening(lead: str) -> str:
    """The sentence that opens a list, without its colon."""
    return re.sub(r"\s*:\s*$", " ", without_asides(plain(lead)))


def _only_tells(words: str, lead: str) -> bool:
    """Whether a list's item is only told of: "They noted: · demand will grow"."""
    opened = _opening(lead)
    if re.match(rf"{_PARTY}\b", words, re.IGNORECASE) or any(_promises(opened)):
        return False
    return any(cue.kind is not Kind.COMMITMENT for cue in _others(opened))


def _inherited(words: str, lead: str) -> Iterator[Cue]:
    """A list's items promise what the sentence that opens the list says that they are."""
    opened = _opening(lead)
    item = re.sub(r"^to\s+", "", words, flags=re.IGNORECASE)
    first = item.split()[0] if item.split() else ""
    if is_act(first):
        reading = list(_promises(f"{opened}{item[:1].lower()}{item[1:]}"))
    elif _FINITE.search(item):
        return
    else:
        # "commit to:" a thing; "cooperate in these fields:", and an item names one
        reading = [*_promises(f"{opened}{item}"), *_promises(opened)]
    if reading:
        sure = reading[0].sure and is_act(first)
        yield Cue(f"list after “{reading[0].rule}”", Kind.COMMITMENT, 0, 0, sure)


def _without_background(cues: tuple[Cue, ...]) -> tuple[Cue, ...]:
    """Beside a promise or a welcome only what opens the sentence is a kind of its own."""
    strong = [cue for cue in cues if cue.kind in (Kind.COMMITMENT, Kind.WELCOME)]
    if not strong:
        return cues[:1]
    return tuple(
        cue for cue in cues if cue in strong or (cue.start < strong[0].start and cue is cues[0])
    )


def _is_sure(words: str, cues: tuple[Cue, ...]) -> bool:
    if not cues or not all(cue.sure for cue in cues):
        return False
    if any(cue.kind is Kind.COMMITMENT for cue in cues):
        return True
    return not _PROMISING.search(words)
