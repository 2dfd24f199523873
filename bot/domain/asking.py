"""The words that people ask with, which do not say what they ask about.

What is left of a question without them is what it is about: of "what exactly did we promise on
submarine cables?" that is "submarine cables", of 海底ケーブルについて教えてください that is
海底ケーブル.
"""

from __future__ import annotations

import re

from rapidfuzz.distance import OSA

from bot.domain.text import clean, words

LONGEST = 160  # characters of a question: patterns are slow in what is longer, and it is talk
_ENGLISH_WORDS = """
    work works working worked send sent mail email forward attach buy does along binding strong
    strength firm oldest newest biggest urgent important key main top worst best total whole
    exploratory firmly happens happening order already always anymore anyhow besides finally late
    later meanwhile perhaps please print maybe somewhere sometimes tonight yesterday tomorrow week
    month year moment
    a about above actual actually after again against ago all also am an and another any anybody
    anyone anything are as ask asked at be because been before being below between both but by can
    could current currently d did do does doing done each either else entire even ever every
    everything exact exactly far few first for from full further get gets getting give given gives
    go goes going got had has have having he hello help her here hey hi him his how however i if in
    into is it its itself just keep kind kindly know last latest left let like list little ll long
    look looking m many may me mean meaning means meant mention mentioned mentions might mind more
    most much must my need needed needs never new news nice no not nothing now of off offer often
    ok okay on once one ones only or other others our ours out over own please pls point points
    possible put quick quickly quite re read really recent recently regarding related relates
    respect right running s said same say saying says see seem seems shall she short should show
    showing shown simple simply since so some somebody someone something soon sort still stuff such
    sure t take taken tell than thank thanks that the their them then there these they thing things
    think this those though through till to today together too two under until up update updates
    upon us use used using ve very via want wants was way we well were what whatever when where
    whether which while who whole whom whose why will wish with within without wonder word wording
    words would write written yes yet you your yours
    accountable agree agreed agreement assigned behalf bullet charge chapter cite cites cited
    citation clause colleague colleagues commit commitment commitments committed commits concluded
    contact covered covers decide decided deliverable deliverables deliver delivered describe
    described description detail details director discuss discussed document explain explained
    explanation hear idea info inform information item items lead leader leaders leads leading
    minister name names official open owner owners owns paragraph part people person picture plan
    planned plans pledge pledged pledges progress promise promised promises question quote quoted
    remind responsible responsibility section sentence sentences side sides situation stand
    standing stands state stated statement status subject summarise summarize summary task tasks
    team text topic topics undertake undertaken statements
"""
_ENGLISH = frozenset(_ENGLISH_WORDS.split())
# They are taken off the ends of what is left, the longest first: とは before は.
_JAPANESE_WORDS = (
    "教えていただけますでしょうか 教えていただけますか 教えてもらえますか 教えてくれますか "
    "教えて頂けますか 教えて下さい 教えてください 教えてほしい 教えて 知りたいです 知りたい "
    "見せていただけますか 見せてください 見せて下さい 見せて 見たいです 見たい 出してください "
    "出して お知らせください 説明してください 説明して 確認したいです 確認したい 確認して "
    "お願いいたします お願い致します お願いします お願い ください 下さい くれますか もらえますか "
    "何と言っていますか なんと言っていますか 何て書いてある 何と書いてありますか 書いてありますか "
    "何を約束しましたか 何を約束した 何を約束しています 約束しましたか 約束した 約束しています "
    "何が決まりましたか 何が決まった 決まったこと 決まりましたか 合意しましたか 合意した 合意内容 "
    "引用して 引用 抜粋して 抜粋 読ませて 何て言って 何と言って "
    "約束事項 約束内容 約束 合意事項 合意 "
    "どうなっていますか どうなってますか どうなっている どうなってる どうなった どうですか どう "
    "どこまで進んでいますか どこまで進んだ どこまで 進んでいますか 進んでる 進捗状況 進捗 "
    "状況 現状 状態 内容 概要 詳細 全体 全部 全て すべて 一覧 リスト "
    "とは何でしょうか とは何ですか とは何か とは何 とは どういう意味ですか どういう意味 意味 "
    "って何ですか ってなんですか って何 ってなに って "
    "に関連する に関連して に関しまして に関して に関する につきまして について に対する に対して "
    "における の件について の件 のこと こと "
    "誰が担当していますか 誰が担当ですか 誰が担当 担当しているのは誰 担当している人 担当しています "
    "担当者 担当は誰 担当 責任者 窓口 誰に聞けばいいですか 誰に聞けばいい 誰に聞けば 誰の 誰が "
    "誰ですか 誰 "
    "だれ どなた 何ですか 何でしょうか 何か 何を 何が 何 なに いつ どこ どの どれ どんな なぜ "
    "どうして "
    "ありますでしょうか ありますか あります ある いますか いる でしょうか でしたか ですか "
    "でした です "
    "ますか ました ます だった だ か ね よ な "
    "取組 取り組み 案件 項目 もの 件 分野 テーマ トピック 共同声明 声明 文言 原文 本文 文章 文 "
    "側 私たち 我々 私 自分 弊省 弊社 うちの側 うちの うち 先方の 先方 こちら "
    "この その あの これ それ あれ "
    "最新の 最新 現在の 現在 今の 今 最近 具体的に 具体的 "
    "上司 部長 課長 大臣 見せる 使う 欲しい ほしい 送って いくつ 何件 どれくらい どのくらい "
    "いかがですか いかが 知って 含まれて "
    "箇所 話 必要 取り組んでいるのは 取り組んでいる やっているのは "
    "でしたっけ ましたっけ っけ まだ もう 既に すでに さん 様 えっと すみません ちょっと ところで "
    "分 から まで では には とか など を は が の で に と も へ や し て"
)
_JAPANESE_ALTERNATIVES = "|".join(
    map(re.escape, sorted(_JAPANESE_WORDS.split(), key=len, reverse=True))
)
_EDGES = re.compile(rf"^(?:[\W_]|{_JAPANESE_ALTERNATIVES})+|(?:[\W_]|{_JAPANESE_ALTERNATIVES})+$")
_HAS_JAPANESE = re.compile(r"[ぁ-ヿ㐀-鿿]")
# What nobody here can answer, though a topic's name may stand beside it.
_ELSEWHERE = re.compile(
    r"\b(?:weather|forecast|rain(?:ing)?|temperature|jokes?|poems?|songs?|movies?|films?|recipes?"
    r"|lunch|dinner|breakfast|restaurants?|coffee|beer|sushi|hotels?|flights?|trains?|taxis?"
    r"|tickets?|football|soccer|baseball|olympics|match|scores?"
    r"|(?<!the )(?<!after )(?<!before )(?<!till )(?<!until )(?<!on )(?<!my )(?:holidays?|vacation)"
    r"|birthday"
    r"|horoscope|lottery|bitcoin|stock price|share price|exchange rate|translate|translation"
    r"|what time is it|time is it|prime minister|president|capital of|population|wikipedia"
    r"|password|salary|salaries|dating|marry|girlfriend|boyfriend|chatgpt|wifi|wi-fi|printer"
    r"|meeting room|cafeteria|poet|raining)\b"
    r"|\bwho(?:'s| is| are) the (?:\w+ )?(?:minister|commissioner|ambassador|king|emperor"
    r"|chancellor"
    r"|ceo|boss)\b"
    r"|(?<![a-z])chatgpt|コーヒー|ビール|天気|気温|雨|ニュース|冗談|ジョーク|面白い話|おもしろい話"
    r"|詩を|歌って|歌を|映画|料理"
    r"|レシピ|昼ごはん|昼ご飯"
    r"|ランチ|夕食"
    r"|晩ご飯|朝食|レストラン|居酒屋|ホテル|飛行機|航空券|電車|新幹線|タクシー|チケット"
    r"|サッカー|野球|試合"
    r"|オリンピック|誕生日|占い|宝くじ|株価|為替|翻訳|訳して|いま何時|今何時|何時ですか|総理"
    r"|首相|大統領"
    r"|首都|人口"
    r"|パスワード|給料|年収|恋人|結婚|会議室|予約|渋滞"
    # People, and what others think
    r"|\bhow many (?:people|staff|employees|officials|persons)\b(?!.*\b(?:leads?|leading|help\w*"
    r"|answer\w*|own\w*|claim\w*|side)\b)"
    r"|^(?:is|are|was|will) (?!i\b|we\b|you\b)[\w.-]+ (?:be |still )?(?:on leave|on holiday"
    r"|off sick"
    r"|out of (?:the )?office|in (?:the office|today)|at (?:work|the office|lunch))\b"
    r"|(?:大臣|委員|長官|次官|局長)(?:は|って)(?:誰|だれ|どなた)"
    r"|(?:さん|氏)(?:は|って)?[^、。]*(?:休み|休暇|出張|在席|出社)"
    r"|(?<!担当は)(?<!担当者は)何人(?:い|働)"
    r"|(?:中国|米国|アメリカ|韓国|ロシア|英国|台湾|インド)(?:側)?の(?:反応|考え|立場|見方|動き|方針)"
    # Sums, opinions, and texts that others write
    r"|\bhow much (?:money|funding|budget|will|does|do|did|would)\b.*\b(?:cost|pay|spend|spent|get"
    r"|money|funding|budget|worth)|\bhow much (?:money|funding|budget)\b"
    r"|\b(?:what(?:'s| is)|how (?:big|large|high) is) the (?:\w+ )?(?:budget|funding|cost|price)\b"
    r"|^(?:the )?(?:budget|funding|costs?) (?:for|of)\b"
    r"|\b(?:euros?|yen|invoices?|expenses|elections?|won the)\b|\b(?:do|does) .*\bthink\b"
    r"|\b(?:opinions?|views?|position) (?:of|on)\b|\b(?:your|their|his|her) (?:opinion|view)\b"
    r"|\b(?:write|draft|compose|prepare) (?:me |us )?(?:an? |the |some |my |our )?(?:\w+ ){0,2}"
    r"(?:speech|e-?mail|letter|text|press release|tweet|article|talking points|toast|memo"
    r"|minutes)\b"
    r"|\b(?:speech|press release|talking points|minutes of|meeting minutes)\b"
    r"|いくら|金額|費用|予算(?:額|規模|総額|は(?!条件))|選挙|見解|意見|感想|どう思|(?:挨拶"
    r"|あいさつ|原稿|祝辞"
    r"|スピーチ|プレスリリース|メール|文章|文案)を?(?:書|作|考)|挨拶文|スピーチ|プレスリリース"
    r"|議事(?:録|要旨)"
    r"|和訳|英訳",
    re.IGNORECASE,
)
# What leaves something out: no list does.
_EXCEPT = re.compile(
    r"\b(?:except|excluding|apart from|other than|aside from|neither)\b|以外|を除", re.IGNORECASE
)

# Words of questions that a slip in one letter is read as; the statement has none that are so near.
_SPELT_WORDS = (
    "anything anybody something somebody everything everybody nobody happened happening changed "
    "changes updates updated overdue delayed deadline deadlines unclaimed unassigned milestone "
    "milestones meeting meetings council progress overview summary stocktake deliverable "
    "deliverables commitment commitments promised promises coordinator coordinators responsible "
    "leading reminder reminders notifications calendar evidence finished completed started "
    "question tomorrow yesterday month quarter signed language missing finish"
)
_SPELT = tuple(_SPELT_WORDS.split())
_WORD = re.compile(r"[a-z]{5,}")


def is_japanese(text: str) -> bool:
    """Whether there are Japanese letters in a text."""
    return not text.isascii() and _HAS_JAPANESE.search(text) is not None


def is_elsewhere(text: str) -> bool:
    """Whether a text asks what nobody here can answer or do: the weather, a budget, a speech."""
    return _ELSEWHERE.search(text) is not None


def leaves_out(text: str) -> bool:
    """Whether a text asks for all but something."""
    return _EXCEPT.search(text) is not None


def respelt(text: str) -> str:
    """English in small letters, with slips in the words of questions put right.

    >>> respelt("what happend, is anyting late?")
    'what happened, is anything late?'
    """

    def right(found: re.Match[str]) -> str:
        word = found[0]
        if word in _SPELT:
            return word
        near = (each for each in _SPELT if each[0] == word[0] and OSA.distance(word, each) == 1)
        return next(near, word)

    return _WORD.sub(right, text)


_RUN_TOGETHER = re.compile(
    r"\b(is|are|was|were|do|does|did|have|has|had|ca|wo|could|should|would)nt\b"
)


def spaced(text: str) -> str:
    """English in small letters, with the apostrophes that phones leave out.

    >>> spaced("which dont have a lead")
    "which don't have a lead"
    """
    return _RUN_TOGETHER.sub(r"\1n't", text)


def subject(text: str) -> str:
    """What a question is about: its words without those that only ask.

    >>> subject("What exactly did we promise on submarine cables?")
    'submarine cables'
    """
    if is_japanese(text):
        return " ".join(filter(None, map(without_particles, clean(text).split())))
    return " ".join(word for word in words(text) if word not in _ENGLISH)


# Words that stand all over a statement: they say nothing of what is asked.
_PARTIES_WORDS = (
    "japan japanese eu european europe union tokyo brussels both bilateral meeting council "
    "partnership digital cooperation cooperate joint international new"
)
_PARTIES = frozenset(_PARTIES_WORDS.split())
_PARTIES_IN_JAPANESE = re.compile(r"(?:日本|欧州|eu)側?", re.IGNORECASE)


def without_parties(text: str) -> str:
    """Words without those that stand all over a statement; nothing may be left."""
    if is_japanese(text):
        return _PARTIES_IN_JAPANESE.sub("", text)
    return " ".join(word for word in text.split() if word.casefold() not in _PARTIES)


def without_particles(text: str) -> str:
    """Japanese words without the particles and politeness on either end."""
    return _EDGES.sub("", text)
