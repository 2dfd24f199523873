"""How questions are put in English; see bot/domain/commands/phrases.py.

Patterns meet small letters and plain quotes. Narrow ones stand before wide ones.
"""

from __future__ import annotations

from bot.domain.commands.filters import STATES
from bot.domain.commands.words import spelt
from bot.domain.rules.status import UNSETTLED, Status

_ASKS = r"^(?:so |and |ok |okay |hi |hello |hey |please |just |well )*"
_HOW = (
    r"\bhow (?:do|does|can|could|should|would|to|may)\b.*?\b"
    r"|^(?:can|could|may) i (?=.*\?)|\bwhat (?:do i do|must i do) to "
    r"|\bcommand (?:for|to) "
)
_MEETING = r"(?:digital partnership )?(?:council|meeting|dpc|summit|ministerial|session|round)"
_MEETINGS = (
    r"(?:milestones?|meetings|events|councils|key dates|dates|sessions|agenda|schedule|timeline)"
)
_LEAD = r"(?:lead(?:er)?s?|owners?|leads? person|one in charge|one responsible|holder)"
_WHEN = (
    r"(?P<when>(?:before|by|until|till|ahead of|prior to|in time for) (?:the )?.+"
    r"|(?:within |in |over |during )?(?:the )?(?:this|next|coming|current|rest of the|rest of this)"
    r" (?:week|month|quarter|year|fortnight|two weeks|few weeks|days|summer|autumn|winter|spring)\b"
    r"|today|tomorrow|(?:within |in |over |during )?(?:the )?(?:next|coming) \w+ (?:days|weeks"
    r"|months)\b|(?:within |in )\w+ (?:days?|weeks?|months?)\b"
    r"|(?:in|on) (?:january|february|march|april|may|june|july|august|september|october|november"
    r"|december|\d).*|(?:in|on) (?:mon|tues|wednes|thurs|fri)day)"
)
_DUE = (
    r"\b(?:due|deadlines?|expires?|falls due|finish(?:ed)?|deliver(?:ed)?|ready|needed|required)\b"
)

# Of single words these alone are more than a name.
ALONE = {
    **dict.fromkeys(
        ("hi", "hello", "hey", "hiya", "howdy", "bonjour", "morning", "manual"), "help"
    ),
    **dict.fromkeys(("thanks", "thx", "ty", "cheers", "great", "perfect", "thankyou"), "thanks"),
    **dict.fromkeys(("late", "delayed"), "overdue"),
    **dict.fromkeys(("upcoming",), "next"),
    **dict.fromkeys(("deadlines",), "due soon"),
    **dict.fromkeys(("schedule", "timeline", "meetings"), "milestones"),
    **dict.fromkeys(("memoranda", "agreements"), "instruments"),
    **dict.fromkeys(("table", "export", "excel"), "stocktake"),
    **dict.fromkeys(("coordinators",), "settings"),
}
_OF_ALL = (
    r"^(?:so |and )?(?:what|which|how much|how many|is|are|anything|something|list|show|give"
    r"|all)\b.*"
)
_NO = r"(?:no|without(?: an?| any)?|(?:do|does)(?:n't| not) (?:yet )?have(?: an?| any)?)"
# States of which no rule below speaks, as a list takes them.
OTHERS = (Status.NOT_STARTED, Status.IN_PROGRESS, Status.SUBSTANTIAL, Status.DROPPED)
_STATE = "|".join(spelt(name) for each in OTHERS for name in STATES[each] if name.isascii())
# What is open has one of these states.
STILL_OPEN = f"list {{about}} {', '.join(UNSETTLED)}"
_OPEN = (
    r"(?:\b(?:is|are|still|'s|remains?|all|list|show) open\b(?! ran)"
    r"|\bopen(?: (?:items?|points?|deliverables?|ones))?(?=$| (?:for|on|in|does|do|has|have) )"
    r"|\b(?:left|remain(?:s|ing)?|outstanding|pending|to be done|unfinished|undone|incomplete"
    r"|unfulfilled)\b"
    r"|(?:\bnot|n't) (?:yet |been |get |got )*(?:done|finish(?:ed)?|completed?|fulfilled|achieved"
    r"|closed?)\b)"
)
_SUMMARY = r"(?:overview|dashboard|summary|big picture|state of play|snapshot)"
# What a summary may be asked of, or for, that is no topic.
_NO_TOPIC = (
    r"(?:of|on|for|about|in)\b|(?:the |our |my |an? )?(?:everything|all|whole|total|general|it"
    r"|this|that|us|me|you|both|partnership|dpc|council|meeting|oecd|ministerial|minister|director"
    r"|boss|chief|head|cabinet"
    r"|team|channel|group|slide|today|tomorrow|now|next|last|week|month|year|progress|status"
    r"|commitments|promises|deliverables|topics|statement|eu|europe\w*|japan\w*|please|so far"
    r"|report|update)\b"
)
# The small word stays: what follows it is the subject.
_HOW_FAR = r"^(?:status|progress|situation|update)(?= (?:of|on|in|for|about) (?:the )?"
# No list turns a word round, or begins after a day.
TURNED = (
    r"(?:\bnot|n't)(?: yet| already| been)* (?:due|late|overdue|delayed|behind|in progress"
    r"|under ?way|ongoing|dropped|abandoned|cancell?ed|changed?|urgent|unclaimed|unassigned)\b"
    r"|\bbut not\b|\bdue (?:after|between|from|since)\b"
)
# Courtesy, which is all that is said.
SMALL_TALK: tuple[tuple[str, str], ...] = (
    (rf"{_ASKS}(?:that(?:'s| is|s) )?(?:many |very |really |so )*(?:thanks?|thank you|thx|ty"
     rf"|cheers|much appreciated|great|perfect|"
     r"brilliant|awesome|nice|cool|helpful|useful|well done|good bot)(?:[,!.]* (?:so much"
     r"|very much|a lot|again|"
     r"thanks|thank you|thx|that(?:'s| is|s) (?:all|it|enough)(?: for (?:now|today))?|for .*"
     r"|that .*|this .*|it .*|job|work|bot|dpc|everyone|all"
     r"|you))*$", "thanks"),
    (r"^(?:good)?bye(?: bye)?$|^see you(?: later| soon| tomorrow)?$", "thanks"),
    (r"^(?:hi|hello|hey|hiya|howdy|(?:good )?(?:morning|afternoon|evening)|good (?:day|night)"
     r"|greetings|welcome|"
     r"bonjour|konnichiwa)(?:,? (?:there|bot|dpc|all|everyone|everybody|team|again|folks))*$",
     "help"),
)  # fmt: skip
ENGLISH: tuple[tuple[str, str], ...] = (
    # Of a meeting, by its id
    (r"^(?!.*\b(?:happened|reported)\b)(?:what|which|things|anything|everything|all"
     r"|deadlines?)\b.*"
     r"\b(?:before|by|until|ahead of|prior to|in time for)(?:$|  )", "due before {id} {side}"),
    # Of one deliverable, by its id
    (r"\bhistory\b|\bwho (?:last )?(?:changed|updated|edited|modified|touched|set|reported)\b"
     r"|\bwhat (?:has )?(?:happened|changed)\b|\bchange log\b", "history {id}"),
    # What the bot is, and who reads it
    (r"\b(?:bot|you|dpc|it)\b.*\b(?:reads?|listens?|monitors?|records?|stores?|collects?)\b.*"
     r"\b(?:messages|everything|all|chats?|conversations?|channels?)\b"
     r"|\b(?:data|information|notes|records) (?:is |are |get |gets |being )?(?:stored|kept|saved"
     r"|hosted|held)\b|\bwhere (?:is|are|do)\b.*\b(?:stored?|kept|keep|saved?|hosted)\b"
     r"|\b(?:which|what|your|the) version\b|\b(?:delete|erase|wipe) (?:(?:my|our|all|the) )+data\b"
     r"|\bwho (?:runs|hosts|operates|maintains|administers|built|made|developed) (?:you|this|the"
     r" bot|it)\b|\bsource code\b", "explain data"),
    (r"\bwho (?:else |all |can |could |will |is able to )*(?:sees?|reads?|views?|access(?:es)?)\b"
     r"|\b(?:can|could|will|do|does|would)(?: (?:the|our|my|other|all))* (?:other side|others"
     r"|every\w+|any\w+|japan\w*|eu\w*|they|colleagues|partners|guests|public|press)"
     r"(?: \w+){0,2} (?:see|read|access|view)\b"
     r"|^(?:will|can|does|do|could|would|is)\b.*\b(?:sees?|reads?|visible)\b.*\b(?:i|my|we|our)\b.*"
     r"\b(?:reports?|write|wrote|say|said|type|notes?|enter|record)\b"
     r"|\b(?:confidential\w*|secret|private|privacy|sensitive|classified|visible (?:to|for))\b",
     "explain readers"),
    (r"\b(?:guests?|externals?|outsiders?|observers?)\b"
     r"|\bwhy (?:can't|can ?not|couldn't|am i not able to|may) i\b"
     r"|\bi (?:can't|can ?not|am not (?:able|allowed) to|may not) (?:claim|edit|report|change"
     r"|assign|set)\b|\bwho (?:may|can|could|is allowed to|has (?:the )?rights? to) (?:change|edit"
     r"|claim|report|assign|set|update|add|post|record)\b|\bpermissions\b|\bnot allowed\b",
     "explain rights"),
    (r"\b(?:firm|exploratory|continuing|permissive)\b.*\b(?:and|or|vs|versus|from)\b.*\b(?:firm"
     r"|exploratory|continuing|permissive|binding)\b"
     r"|\bwhat(?:'s| is| are|s| does| do)(?: an?| the| it mean if)? \"?(?:firm|exploratory"
     r"|continuing|permissive)\b"
     r"|\b(?:which|what|list|show|all|how many)\b.*\b(?:promises|commitments|deliverables|ones"
     r"|wording|words)\b.*\b(?:firm|exploratory|permissive|continuing|binding|strongest|weakest"
     r"|weak|strong|vague|soft|may)\b"
     r"|\b(?:firm|exploratory|permissive|continuing|binding|strongest|weakest|weak|strong|vague"
     r"|soft|\"may\") (?:promises|commitments|deliverables|ones|wording)\b", "explain strength"),
    (r"\bdifference between\b.*\b(?:leads?|coordinators?|deliverables?|milestones?|helpers?|sides?"
     r"|states?|evidence|notes?)\b"
     r"|\bwhat(?:'s| is| are|s| does| do)(?: you mean by)? (?:an? |the |your )?\"?(?:deliverables?"
     r"|milestones?|seats?|leads?|coordinators?|evidence|joint statement)\"?"
     r"(?: mean| here)?$", "explain words"),
    (r"\b(?:which|what) side (?:am|are|do) (?:i|we)\b|\bwhich side is mine\b|^(?:what(?:'s| is)"
     r" )?my side$", "side"),
    (r"\b(?:in|to|into|with) (?:my|our) (?:calendar|outlook|diary)\b", "help calendar"),
    # How to do things
    (rf"(?:{_HOW})(?:claim|take over|take on|take|volunteer|become (?:the )?lead"
     rf"|make (?:\w+ )?(?:my|him|her|some|us)\w* (?:the |a )?lead|sign up)\b",
     "help claim"),
    (r"\bhow (?:do|does) (?:the )?claim(?:s|ing)? work", "help claim"),
    (r"\bhow (?:do|does) (?:the )?remind(?:ers?|ing) work", "help subscribe"),
    (r"\bhow (?:do|does) (?:the )?(?:assign(?:ments?|ing)) work", "help assign"),
    (r"\bhow (?:do|does) (?:the )?(?:board|overview) work", "help board"),
    (rf"(?:{_HOW})(?:release|get out\b|give\b.*\bback|hand\b.*\bback|step down|get rid of"
     rf"|drop)\b", "help release"),
    (rf"(?:{_HOW})(?:assign|delegate|hand\b.*\bover|pass\b.*\bon|give\b.*\bto\b"
     rf"|nominate)", "help assign"),
    (rf"(?:{_HOW})(?:join|help with|work along|co-?lead)\b", "help join"),
    (rf"(?:{_HOW}).*(?:due date|deadline|due)\b", "help due"),
    (rf"(?:{_HOW}).*\blanguages?\b", "help language"),
    (rf"(?:{_HOW}).*(?:evidence|proof|link|document|attach)", "help evidence"),
    (rf"(?:{_HOW})(?:unsubscribe|stop|turn off|switch off|disable|mute)\b", "help unsubscribe"),
    (rf"(?:{_HOW}).*(?:digest|newsletter)", "help digest"),
    (rf"(?:{_HOW}).*(?:remind|notif|subscri|alert)", "help subscribe"),
    (rf"(?:{_HOW}).*(?:calendar|outlook|ics feed)", "help calendar"),
    (rf"(?:{_HOW}).*(?:meeting|milestone|event)", "help milestone add"),
    (rf"(?:{_HOW})(?:finish|complete|close|mark\b.*\b(?:done|complete))", "help done"),
    (rf"(?:{_HOW}).*(?:status|progress|report|state|update)", "help status"),
    (rf"(?:{_HOW}).*(?:table|excel|export|stock ?tak)", "help stocktake"),
    (rf"(?:{_HOW}).*(?:search|find|look (?:up|for))", "help search"),
    (r"^(?:i am|i'm|im|we are|we're|i work|we work)(?: working)? (?:for|from|on|of) (?:the )?"
     r"(?:eu|european\w*|europe|japan\w*)(?: (?:side|union|commission|government))?[.!]?$", "side"),
    (rf"(?:{_HOW})(?:choose|change|set|pick|switch)\b.*\bsides?\b", "help side"),
    (r"^(?:change|set|switch) (?:my |the )?side\b", "side"),
    (rf"(?:{_HOW})(?:snooze|postpone|pause)", "help snooze"),
    (r"\bhow (?:does|do|can|should|to) (?:this|it|you|i use|we use|one use|use|the bot)\b|"
     r"\bwhat (?:can|could|do|does|else can) (?:you|i|we|it|this(?: bot)?|the bot)"
     r" (?:do|ask|say|type|offer)(?: you| it| here| for me| with (?:you|this|it))*$"
     r"|\bwhat(?:'s| is|s) this (?:bot|app|thing|tool|channel)?\b(?: (?:for|about))?$"
     r"|\bwhat are you\b|\bwho are you\b|\bare you (?:a |an )?(?:human|bot|robot|real|person|ai)\b"
     r"|\b(?:i'm|i am|im) (?:new|lost|confused)\b|\bwhere (?:do|should) i (?:start|begin)\b"
     r"|\bget(?:ting)? started\b|\b(?:can|could) (?:you|anyone|somebody|someone) help\b"
     r"|\b(?:i )?(?:need|want|get|give me|any|some) (?:some )?help\b|^(?:please )?help me\b"
     r"|\b(?:user )?(?:manual|instructions)\b"
     r"|\b(?:list|all|what|which|available)\b.*\bcommands\b|\bwhat commands\b|\b(?:explain"
     r"|describe)\b.*\bcommands\b", "help"),
    (r"\b(?:how (?:do|can|could|should|would|to)|(?:can|could|may) i)\b.*\b(?:outlook|google "
     r"calendar|ical|my calendar)\b|\b(?:outlook|google calendar|ical)\b", "help calendar"),
    (r"\bwhat(?:'s| is|s| does) \"?(?:not reported|not started|in progress|substantial"
     r"(?:ly complete)?|complete|dropped)\"?(?: \w+)? mean$", "help status"),
    (r"^(?:please )?(?:add|create|enter|record|register) (?:an? |the |another )?(?:new )?"
     r"(?:milestones?|meetings?|events?)\b", "help milestone add"),
    (r"\bwhat(?:'s| is| are|s| does| do) (?:an? |the )?\"?(?:topics?|stocktake|digests?)"
     r"\"?(?: mean)?$", "help"),
    (r"\b(?:speak|switch|answer|talk|reply|respond|write|use|i want)\b(?: \w+){0,3} (?:japanese"
     r"|english)\b|\bchange (?:the |my )?language\b", "language"),
    (r"\b(?:speak|switch|answer|talk|reply|respond|write|available)\b(?: \w+){0,3} "
     r"(?P<when>french|german|italian|spanish|dutch|polish|portuguese|chinese|korean|greek"
     r"|swedish|danish|finnish|czech|hungarian|romanian|irish)\b", "language {when}"),
    # What others send
    (r"\b(?:every|each) (?:mon|tues|wednes|thurs|fri)?(?:day|week|month|morning)\b", "help digest"),
    (r"\bremind (?:us|(?:this|the|our) channel)\b|^(?!.*\b(?:no|stop|off|disable|cancel"
     r"|mute)\b).*\b(?:reminders?|reminded"
     r"|notifications?|alerts?)\b.*\b(?:this|the|our) channel\b", "help subscribe"),
    (r"\b(?:stop|turn off|switch off|disable|no more|cancel)\b.*"
     r"\b(?:reminders?|notifications?|alerts?|posts|posting)\b", "help unsubscribe"),
    (r"\b(?:stop|too many|no more|leave me)\b.*\b(?:messages?|sending|pinging|nagging|alone|"
     r"reminding|telling|bothering|dms?)\b", "help snooze"),
    (r"\b(?:weekly|monthly)\b.*\b(?:digest|summary|report|update|mail|overview)\b", "help digest"),
    (r"\b(?:which|what|when|show|list|are there|any)\b.*\b(?:reminders?|notifications?|"
     r"subscri\w+)\b|\breminder settings\b", "reminders"),
    (r"\b(?:(?:i|we) (?:want|need)|sign (?:me|us) up|(?:i|we)(?:'d| would) like|set up"
     r"|turn on)\b.*\b(?:reminders?|"
     r"notifications?|reminded)\b", "help subscribe"),
    (r"\b(?:calendar|ics) (?:feed|address|link|url)\b|\b(?:in|to|into|with) my (?:calendar"
     r"|outlook)\b",
     "help calendar"),
    (r"\bwho\b.*\bcoordinat(?:or|ors|es|ing)\b|^(?:list |show |our |the )*coordinators?$"
     r"|\bcoordinators?(?:'s)? (?:names?|contacts?)\b"
     r"|^whom? (?:do|should|can|must) (?:i|we) (?:contact|ask|turn to)"
     r"(?: (?:on|for|at|in) (?:the )?"
     r"(?:eu|japan\w*|other)(?: side)?)?\??$|\bpoints? of contact\b", "settings"),
    # What was agreed on something
    (r"\b(?:promised?|agreed?|committed|commit|decided|pledged?|concluded)\b.*?"
     r"\b(?:on|about|regarding|concerning|for) (?!us\b|me\b|the (?:eu|council)\b|japan)", ""),
    # What is missing, and mistakes
    (rf"\b(?:{_NO}|lacks?|missing) evidence\b", "list {about} no evidence"),
    (rf"\b(?:{_NO}|lacks?(?: an?)?|lacking(?: an?)?|missing(?: an?)?) (?:due dates?|deadlines?)\b",
     "list {about} no date"),
    (r"(?:\bnot|n't|\bnever) (?:yet )?(?:answered|responded|replied|reacted|said anything"
     r"|been heard)\b"
     r"|(?:\bnot|n't) been updated\b|\b(?:silent|quiet|no (?:news|updates?|progress"
     r"|movement|reports?) (?:from|for|since)|no (?:news|updates?))\b(?: .*\bsince\b.*)?",
     "list {about} silent"),
    (r"(?:\bnot|n't) (?:yet )?(?:been )?reported\b|\bno reports?\b|\bunreported\b",
     "list {about} not reported"),
    (r"\bcompare\b.*\b(?:councils?|statements?|meetings?)\b|\bchanged between\b"
     r"|\b(?:commitments|promises|deliverables)\b.*\b(?:are|is) (?:new|gone|dropped|added)\b"
     r"(?!.*\b(?:week|today|month|monday)\b)"
     r"|\b(?:dropped|removed|gone|left out|new|added|kept)\b.*\b(?:from|in|to|since|with)\b.*"
     r"\bstatements?\b|\b(?:compare|differ\w*)\b.*\b20\d\d\b.*\b20\d\d\b"
     r"|\bdifferen(?:t|ces?)\b.*\b(?:councils?|statements?|meetings?)\b", "compare"),
    (r"\b(?:undo|revert|roll(?:ed)? ?back|oops|whoops|mis-?click\w*)\b|\b(?:made|was) a mistake\b"
     r"|\bby (?:mistake|accident)\b|\btake (?:that|it) back\b|\bwrong (?:one|id|button|deliverable"
     r"|line)\b|\bforget (?:what|that) i\b|\bdid(?:n't| not) mean (?:that|to)\b", "help undo"),
    (r"\bboard\b|\bpin\b.*\boverview\b", "help board"),
    # What changed
    (r"\b(?:on leave|on holiday|on vacation|out of (?:the )?office|off sick|i was away"
     r"|been away)\b",
     "changes"),
    (r"\bwho (?:has |last )*(?:added|posted|recorded|entered)\b", "changes"),
    (r"\b(?:change[ds]?|new|news|happened|different|updates?|updated|moved|progressed)\b.*?"
     r"\bsince (?P<when>.+?)(?:,? and (?:who|what|why|how|by)\b.*)?$", "changes since {when}"),
    (r"\bsince (?P<when>.+?),? (?:what|which|has|have|any\w*|did|was"
     r"|were)\b", "changes since {when}"),
    (r"^(?!.*(?:\b(?:to|must|should|needs?|due|not)|n't)\b).*\b(?:was|were|did|got|have|has|ha?d"
     r"|what|which)"
     r"\b.*\b(?:completed?|finish(?:ed)?|closed?|done|achieved?|started|dropped)\b.*?"
     r"\b(?P<when>last (?:week|month|year)|this (?:week|month|year)|yesterday|today)\b",
     "changes since {when}"),
    (r"\b(?:record(?:ed)?|report(?:ed)?|log(?:ged)?|enter(?:ed)?|add(?:ed)?|change[ds]?|new|news"
     r"|happen(?:ed)?|updates?|updated|moved?|movement"
     r"|developments?)\b.*?\b"
     r"(?P<when>(?:last|this) (?:week|month|year)|yesterday|today)\b", "changes since {when}"),
    (r"\bwhat(?:'s| is| has| have|s)? (?:been )?(?:new|changed|happened|happening)\b(?! (?:at|in"
     r"|during) )"
     r"|\brecent (?:changes|updates|activity|developments)\b|\bany(?:thing)? (?:new|news|updates?)$"
     r"|\b(?:latest|recent) (?:changes|updates|news|reports)\b|\bwho (?:has )?(?:reported|changed"
     r"|updated"
     r"|did) (?:\w+ )?(?:last|latest|most recently|anything|something)$|\bwhat did i miss\b"
     r"|\bany news\b",
     "changes"),
    # Late
    (r"\b(?:was|were) due\b|\bdue (?:last (?:week|month|year)|yesterday)\b", "overdue {about}"),
    (r"\bmiss(?:ed|ing)? (?:any |a |the |our |its )?deadlines?\b"
     r"|\bmissed(?: (?:any|some|every)thing|$)"
     r"|\bpast (?:\w+ )?(?:due|deadline)"
     r"|\b(?:late(?! \d)|overdue|delay(?:ed|s)?|behind(?: (?:schedule|time"
     r"|plan|schedules|on (?:anything|something|everything|it|this|that))|$)"
     r"|past due|"
     r"past (?:its|their|the) (?:date|deadline|due date)|slipp(?:ed|ing)|lagging|not on (?:time|"
     r"track|schedule)|off track|out of time)\b", "overdue {about}"),
    # What is due
    (rf"{_DUE}.*\b(?:before|by|until) (?:the )?(?:summer|winter|spring|autumn|christmas|easter|new"
     r" year|holidays?|break|recess)\b", "due soon"),
    (r"\b(?:ready|due|needed|required|prepared?|finished|done|delivered) (?:for|at|in time for) "
     r"(?P<when>(?:the )?(?:.*\b(?:meeting|council|ministerial|mcm|oecd"
     r"|dpc)\b.*))", "due before {when}"),
    (rf"{_DUE}.*?\b(?:by|in|on)? ?(?:the )?end of (?P<when>(?:the |this |next )?\w+)",
     "due before end of {when}"),
    (rf"{_DUE}.*?\b{_WHEN}", "due {when} {side}"),
    (r"\b(?:what|which|anything|things|all)\b.*\b(?:do|done|finish|finished|open|left|happen|"
     r"prepare|prepared|submit|complete)\b.*?"
     r"\b(?P<when>(?:before|by|until|ahead of|prior to|in time for) (?:the )?.+)", "due {when}"),
    (rf"^(?!.*\b{_MEETINGS}\b).*\b(?:coming up|upcoming|happening|scheduled|planned)\b.*?\b{_WHEN}",
     "due {when}"),
    (r"^(?:all |list |the )*(?:due dates?|deadlines?)(?: (?:for|of|on|in) .+)?$", "due soon"),
    (r"\bmost (?:urgent|pressing)\b|^(?:what(?:'s| is)|anything|which(?: ones?)?(?: are| is)?) "
     r"urgent\b", "due soon"),
    (r"\b(?:deadlines?|due(?: dates?)?)\b.*\b(?:soon|coming up|coming|upcoming|next|near|ahead)\b"
     r"|\b(?:soon|coming up|upcoming|next|nearest|all|list|which|what)\b.*\b(?:deadlines?|due)\b"
     r"(?! (?:of|for) )", "due soon"),
    # Without a lead, mine
    (r"\b(?:nobody|no-?one|no one|none of us)\b(?: (?:has|have|is|took|leads?|owns?|taken|"
     r"leading|responsible|yet|claimed|for))*"
     r"|(?:\bnot|n't)(?: yet| been| already)* (?:taken|claimed|assigned|allocated|covered|led)\b"
     r"|\b(?:untaken|unclaimed|unassigned|leaderless|vacant|vacanc(?:y|ies)|orphan(?:ed|s)?|"
     r"up for grabs|unowned|unstaffed)\b"
     rf"|\b(?:{_NO}|lacks?(?: an?)?|missing(?: an?)?|needs? (?:an?|some) (?:\w+ )?)"
     rf" ?{_LEAD}\b|\b(?:free|open|empty|available|vacant) (?:seats?|slots?|items?|places?"
     rf"|positions?|roles?|posts?)\b"
     rf"|\b(?:still )?(?:free|available|needs? someone|needs? somebody|needs? people)(?=$"
     rf"| (?:for|in|on) )"
     r"|\bwhat (?:can|could|should) i (?:take(?: on)?|claim|pick(?: up)?|help with|volunteer for|"
     r"lead)\b|\bi (?:can|could|should|might) (?:take(?: on)?|claim|pick(?: up)?|help with|lead)\b"
     r"|\bwho is needed\b|\bseats? (?:\w+ )?(?:is|are) (?:\w+ )?(?:empty|open|free|vacant"
     r"|available)\b"
     r"|\bwho(?:'s| is| are|s) (?:still )?missing\b|\bmissing leads?\b", "unclaimed {about}"),
    (r"\bwhat i (?:lead|own|promised|claimed|have to|must|need to|am (?:leading|responsible))\b"
     r"|\bwhat (?:do|must|should|shall|can|am|have|did|would) i (?:need to |have to |got to |"
     r"supposed to |to |personally )*(?:do|lead|own|leading|hold|deliver|on|doing|have|report|"
     r"responsible for|in charge of|work on|working on|promise|claim|claimed)\b"
     r"|\b(?:on my (?:plate|list|desk|side)|my (?:own )?(?:tasks?|deliverables?|items?|work|"
     r"things?|to-?dos?|list|stuff|seats?|commitments?|assignments?|responsibilit\w+|jobs?|"
     r"portfolio|files?|topics?|deadlines?|obligations?))\b"
     r"|\bi (?:am |'m |still |just )*(?:owe\b|(?:supposed to|expected to|required to|have to"
     r"|need to"
     r"|must"
     r"|should) (?:still )?(?:send|submit|report|do|deliver|prepare|finish|hand in|provide)\b)"
     r"|\b(?:am|are) i (?:\w+ )?(?:leading|responsible|on anything|in charge|assigned|lead|late|"
     r"the lead)\b|\bassigned to me\b|\bfor me(?: to do| today| this week| now)*$|\bi owe\b"
     r"|\bi(?:'m| am) (?:leading|responsible|"
     r"in charge)\b|\b(?:do|have) i (?:have|got|lead|own) (?:anything|something|any)\b"
     r"|\bwhich (?:ones? )?(?:\w+ )?(?:are mine|do i)\b|\bwhat(?:'s| is) mine\b|\bmine$", "mine"),
    (r"\bwhen(?:'s| is| are) (?:it|this|that|everything|things) (?:all )?due\b", "due soon"),
    # Meetings
    (rf"\b{_MEETING} (?:(?:has|was|is|been|will|be|got|to) )*(?:moved|postponed|rescheduled|shifted"
     r"|cancell?ed|delayed|brought forward)\b", "next"),
    (r"\bwhen (?:do|does|will|shall|are|is)\b.*\b(?:meets?|gather"
     r"|convene)\b(?!.*\bfirst\b)", "next"),
    (rf"\b(?:which|what)\b.*\b{_MEETING}\b.*\bnext$", "next"),
    (r"\b(?:when|where|date)\b.*\bcouncil\b.*\bfirst\b|\bfirst (?:ever )?(?:time|met)\b",
     "show first council"),
    (rf"\b(?:when|where|date|what time|which day)\b.*\b{_MEETING}\b.*\bnext\b"
     r"|\b(?:when|date|session|meeting|dates)\b.*\btokyo\b(?! time)"
     r"|\btokyo\b.*\b(?:when|date|session|meeting)\b", "next"),
    (rf"\b(?:last|previous|latest|most recent|past) {_MEETING}\b"
     r"|\bwhen did (?:we|they|you|the two sides) (?:\w+ )?meet\b", "last"),
    (rf"\b(?:when|where|what date|which day|how long|date of)\b.*\b(?:next|upcoming|coming|"
     rf"following) (?:\w+ )?{_MEETING}\b|^(?:the )?(?:date|place|venue) of the next {_MEETING}\b"
     r"|\bwhen (?:do|will|are|shall) we (?:all )?(?:next )?(?:meet|meeting)\b"
     r"|\bwhat(?:'s|s| is| are| comes?| happens?| will)?(?: be| coming| we)* (?:next|up next|"
     r"coming up|coming|ahead|upcoming|on the horizon)$|\bwhat(?:'s|s| is) next\b|\bwhat(?:'s|s"
     r"| is) the next "
     rf"(?:{_MEETING}|thing|date|event|milestone|step)\b|\b(?:next|upcoming) steps?$"
     rf"|\b(?:is|are) there an? (?:next |upcoming )?{_MEETING}(?: soon| coming up| planned)?$",
     "next"),
    (rf"^(?!.*\b(?:first|second|third|fourth|last) (?:council|meeting|dpc))"
     rf".*\b(?:all|list|which|what|upcoming|planned|scheduled|show|see|are there|any|coming|future|"
     rf"the)\b.*\b{_MEETINGS}\b|^{_MEETINGS} (?:this|next|in|for|of|before|after|until)\b"
     r"|^(?:the )?(?:schedule|timeline|agenda|calendar)\b"
     r"|\b(?:no date|undated|without (?:a )?dates?)\b|\bcalendar of\b", "milestones"),
    (rf"\b(?:do|have|is|are) (?:we|there|you)\b.*\b{_MEETING}\b", "milestones"),
    (r"^(?:so )?who(?:'s| is| are|s)? (?:all )?(?:the )?(?:leads?|owners?|leading|responsible"
     r"|in charge"
     r"|doing|does|do)(?: what| all this| here| of what| for what| people)?$", "topics"),
    (r"^(?:list|report|show)\b(?P<when>.*\b(?:status|state):open\b.*)", "list {when}"),
    (r"^(?:list|report|show)\b(?P<when>.*\b(?:side|status|state|topic):.*)", "stocktake {when}"),
    # How far one thing is
    (rf"^(?:(?:give|show) (?:me|us) |what(?:'s| is) )?(?:an? |the )?{_SUMMARY}"
     rf"(?: (?:of|on|for|about|in))? (?:the )?"
     rf"(?P<when>(?!{_NO_TOPIC}).+)", "topic {when}"),
    (r"\bhow (?:is|are) (?:the )?(?:eu|europe\w*|japan\w*)(?: side)? (?:doing|getting on"
     r"|progressing|performing|going|getting along)\b", "stocktake {about}"),
    (r"^compare (?:the )?(?:eu|japan)|\b(?:which|what) side is\b.*\b(?:ahead|further|better|faster"
     r"|behind|slower)\b", "overview"),
    (r"\bon track (?:with|on|in|for) (?!all\b|everything|it\b|this\b)", ""),
    (r"\b(?:headlines?|worr(?:y|ies|ied|ying)|problems?|problematic|risks?|risky|red flags?"
     r"|bottlenecks?|weak (?:points?|spots?)|trouble|failing|(?:needs?|deserves?) attention)\b",
     "overview {about}"),
    (r"\b(?:percentage|per ?cent|how much (?:of it )?is (?:done|complete))\b"
     r"|\b(?:the|some|any|key|overall|latest|our) (?:numbers|figures|statistics|stats)\b",
     "overview"),
    (rf"{_HOW_FAR}.*\b(?:eu|europe|japan)$)", "stocktake {about}"),
    (rf"{_HOW_FAR}(?!everything|all\b|it\b|this\b|things|total\b|general\b|us\b|partnership"
     r"|dpc\b|(?:(?:our|these|those) )?(?:commitments|promises|deliverables)))", "topic {about}"),
    (rf"{_HOW_FAR}(?!it\b|this\b))", "overview"),
    (r"\b(?:section|chapter|topic|pillar) \d{1,2}\b", ""),
    (r"\b(?:how (?:far|well|much progress|are (?:we|you|they)|is it|are things)|where (?:are|do) we"
     r"(?: stand)?|any progress|what(?:'s| is) the (?:status|state|progress))\b.*?"
     r"\b(?:with|on|in|of|regarding|about) (?!all\b|total|general|it\b|everything|the whole|this"
     r"|(?:the )?(?:eu|japan|japanese|european|our|their)\b)", ""),
    (r"^how many (?:\w+ )?(?:items|deliverables|commitments|promises|seats|tasks|do|does|is|are|has"
     r"|have)\b.*\b(?:eu|europe\w*|japan\w*)\b", "stocktake {about}"),
    (r"^(?:the )?full text\b", "topics"),
    (r"\bhow many (?:deliverables|commitments|promises|topics|items)\b(?!.*\b(?:open|left|done"
     r"|late))"
     r"|\b(?:where|link|full text|read|copy of)\b.*\bstatements?\b", "topics"),
    (r"\b(?:find|search for|look for|look up|locate|where (?:does|do|did) (?:it|they|the text|the"
     r" statement) (?:mention|speak of|refer to|talk about))\b(?: me| us| the| an?| bits?| parts?"
     r"| passages?| sentences?| words?| text| about| on| with| where| of| it| says?)* (?P<when>.+)",
     "search {when}"),
    (r"\b(?:depends?|hinges?|conditional) (?:up)?on (?:the |an? )?(?P<when>.+)", "search {when}"),
    # The whole
    (r"\b(?:have|has|got|with) (?:some |any )?(?:evidence|proof|links?)$", "stocktake {about}"),
    (r"\b(?:table|spreadsheet|excel|xlsx|csv|pdf|docx|word (?:file|document|report)|powerpoint|"
     r"stock ?tak(?:e|ing)|export(?! control)|download|matrix)\b", "stocktake {about}"),
    (r"\b(?:list|all|which|what|the|any)\b(?: of| the)* arrangements\b", "instruments"),
    (r"\b(?:memorand(?:um|a)|mous?|mocs?|instruments?|administrative arrangements?|treat(?:y|ies)|"
     r"signator(?:y|ies)|signed|signature|agreements)\b|\blist of agreements?\b", "instruments"),
    (r"\b(?:which|what|list|all|show|how many|the)\b(?: \w+){0,3} (?:topics|themes|areas|subjects|"
     r"sections|pillars|chapters)\b(?! (?:of|for) )"
     r"|^(?:list|show|all|what are|which are)(?: me| all| of| the| our)* (?:commitments|"
     r"deliverables|promises)(?: are there)?$", "topics"),
    (rf"{_OF_ALL}(?:(?:\bnot|n't) (?:yet )?(?:been )?started|\bunstarted)\b",
     "list {about} not started"),
    (rf"{_OF_ALL}\b(?P<when>{_STATE})\b", "list {about} {when}"),
    (rf"{_OF_ALL}\bbeing worked on\b", "list {about} in progress"),
    (rf"{_OF_ALL}\b(?:almost|nearly) (?:done|completed?|finished)\b", "list {about} substantial"),
    (rf"{_OF_ALL}{_OPEN}", STILL_OPEN),
    (r"^(?:still )?open (?=(?:for|on|in|by) )", STILL_OPEN),
    (rf"{_OF_ALL}\b(?:done|completed?|finished|achieved|fulfilled|accomplished|closed)\b",
     "list {about} complete"),
    (r"\bhow (?:far|well|much progress) (?:are|have|did|do) (?:we|both|the sides|you|they|things)\b"
     r"|\bhow far is (?:it|everything|this|all)\b|\bhow (?:are|is|do) (?:we|things|it all"
     r"|everything"
     r"|both sides|the partnership)\b|\bwhere (?:do we stand|are we|do things stand|are things)\b"
     r"|\b(?:overall|general|total|whole|current) (?:progress|status|state|picture|situation)\b"
     rf"|\b{_SUMMARY}\b|\bat a glance\b"
     r"|\bon track\b|\boverall$|\bone[ -]?pager\b|\b(?:making|any|good) progress$"
     r"|\bhow much (?:have|has|is|did|was)\b.*\b(?:delivered|done|achieved|finished|complete)\b"
     r"|^(?:any |the |show (?:me )?(?:the )?|what(?:'s| is) (?:the )?)?(?:progress|status)"
     r"(?: of (?:everything|it all|all of it|all))?(?: report| update| so far)?$", "overview"),
    (r"\b(?:useless|stupid|terrible|rubbish|(?:bad|dumb) bot|annoying|not helpful|no help"
     r"|do(?:es)?(?:n't"
     r"| not) (?:work|understand))\b", "help"),
    (r"^who\b", ""),
    (r"^(?:what|which)\b.*\b(?:eu|europe|japan)\b.*\b(?:do|does|doing|lead|leading|responsible|"
     r"deliver|promised?|commit(?:ted)?|supposed|work(?:ing)? on)\b|\bwhat (?:does|must|should"
     r"|will|"
     r"is) (?:the )?(?:eu|japan)\b|\b(?:deliverables|commitments|tasks|items|work) (?:for|of|on) "
     r"(?:the )?(?:eu|japan)", "stocktake {about}"),
)  # fmt: skip
