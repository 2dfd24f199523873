"""Japanese words of the trade, and the English wording that stands for them in statements."""

from __future__ import annotations

from collections.abc import Iterator

_ENGLISH = """
海底: submarine, undersea, transoceanic
海底ケーブル: submarine cable, undersea cable
ケーブル: cable, cables
北極: arctic
北極海: arctic
北極圏: arctic
接続: connectivity
接続性: connectivity
連結性: connectivity
強靱: resilient, resilience
強靭: resilient, resilience
レジリエンス: resilient, resilience
安全: secure, safe, safety
信頼: trust, trusted, trustworthy
信頼性: trust, trusted, trustworthy
データ: data
流通: flow, flows
越境: cross-border
十分性: adequacy
十分性認定: adequacy decision
移転: flows
学術: academia
公共部門: public sector
契約条項: contractual clauses
相互運用性: interoperability
相互運用: interoperability
標準: standards, standardisation
標準化: standards, standardisation
規格: standards, standardisation
規制: regulation, regulatory
規則: regulation, regulatory
収れん: convergence
収斂: convergence
専門家: experts, expert
有識者: experts, expert
コミュニティ: community
覚書: memorandum
協力覚書: memorandum of cooperation
取決め: arrangement
取り決め: arrangement
制度的: institutional
枠組み: framework, frameworks, arrangement
パートナーシップ: partnership
署名: signed
デジタル: digital
アイデンティティ: identities
身分証: identities
トラストサービス: trust services
データスペース: data spaces
エコシステム: ecosystem
ウラノス: ouranos
産業界: industry
業界: industry
業界団体: industry associations
半導体: semiconductor, semiconductors
製造: manufacturing, manufacture
持続可能: sustainable
研究: research, collaborative research
共同研究: collaborative research, joint projects
研究者: researchers
技術者: engineers
交流: exchange
基礎研究: basic research
補助金: public support
公的支援: public support
支援: support
透明性: transparency
公平: level playing field
競争条件: level playing field
量子: quantum
計算: computing, computers
コンピュータ: computing, computers
コンピューター: computing, computers
コンピューティング: computing, computers
スパコン: high performance computing
高性能: high performance
アルゴリズム: algorithms
ライブラリ: library
中小企業: small firms
予算: budgetary
サイバー: cyber, cybersecurity
サイバーセキュリティ: cybersecurity
セキュリティ: security, cybersecurity
製品: product
ラベリング: labeling
ラベル: labeling
人材: skills gap, capacity building
人材育成: skills gap, capacity building
技能: skills gap
能力構築: capacity building
制御システム: control systems
情報共有: information sharing
情報: information
共有: sharing, share
公募: call
無線: radio access
無線アクセス: radio access
通信: networks, connectivity
ネットワーク: networks
クラウド: cloud
仮想化: virtualized
第三国: third countries
途上国: third countries
人工知能: ai
安全研究所: safety institute
広島: hiroshima
行動規範: code of conduct
指針: guidelines
ガイドライン: guidelines
ガバナンス: governance
統治: governance
組織: organisations, organizations
プラットフォーム: platform, platforms
オンライン: online
市場: markets
競争: competition
公正: fair
表現の自由: freedom of expression
自由: free, freedom
多国間: multilateral
二国間: bilateral
協力: cooperation, cooperate
同志国: like-minded
有志国: like-minded
閣僚理事会: ministerial council
会合: meeting
閣僚: ministerial, minister
民主主義: values
価値: values
人権: fundamental rights
基本的権利: fundamental rights
法の支配: rule of law
人間中心: human-centric
環境: environment
インド太平洋: indo-pacific
東南アジア: asean
米国: united states
欧州: european, europe
日本: japan
"""


def _read(lines: str) -> dict[str, tuple[str, ...]]:
    pairs = (line.partition(": ") for line in lines.split("\n") if line)
    return {japanese: tuple(english.split(", ")) for japanese, _, english in pairs}


_GLOSSARY = _read(_ENGLISH)
_LONGEST = max(map(len, _GLOSSARY))


def terms(japanese: str) -> Iterator[tuple[str, ...]]:
    """Part a run of Japanese letters into known terms, the longest first: the wordings of each.

    What stands between two terms is a term of its own that has no English.

    >>> list(terms("海底ケーブルの標準化"))[1]
    ('の',)
    """
    start = unknown = 0
    while start < len(japanese):
        ends = range(min(len(japanese), start + _LONGEST), start, -1)
        end = next((e for e in ends if japanese[start:e] in _GLOSSARY), None)
        if end is None:
            start += 1
            continue
        if unknown < start:
            yield (japanese[unknown:start],)
        yield _GLOSSARY[japanese[start:end]]
        start = unknown = end
    if unknown < start:
        yield (japanese[unknown:start],)
