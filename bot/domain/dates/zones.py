"""Zones as people call them: an IANA name, a city, an abbreviation, an offset from UTC."""

from __future__ import annotations

import re
from datetime import timedelta
from functools import lru_cache
from zoneinfo import available_timezones

from bot.domain.dates.edtf import DateError, DateTrouble
from bot.domain.text import fold

_WORD = re.compile(r"[^\s,()/]*\w(?:[^\s,()/]|/(?!\d))*")
_LONGEST = 3  # words: "port of spain"
_CLOSING = re.compile(
    r"(?: (?:local )?time\b| \((?:(?:local )?time|UTC ?[+-]\d{1,2}(?::?00)?)\)|時間)?\)?",
    re.IGNORECASE | re.ASCII,
)
_OFFSET = re.compile(
    r"[ ,;]*\(?(?:(?:UTC|GMT) ?(?P<sign>[+-])(?P<hours>\d{1,2})(?::?(?P<minutes>[0-5]\d))?"
    r"|(?P<bare_sign>[+-])(?P<bare_hours>\d\d):?(?P<bare_minutes>[0-5]\d)|(?P<zulu>Z))\)?(?![\w:])",
    re.IGNORECASE | re.ASCII,
)
_AREAS = (
    "Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian",
    "Pacific",
)  # fmt: skip
# People write CET in summer too and mean the clock on the wall in Brussels; and so with others.
_NICKNAMES = {
    "Asia/Tokyo": (
        "jst",
        "japan",
        "japan standard",
        "osaka",
        "kyoto",
        "hiroshima",
        "nara",
        "sapporo",
        "fukuoka",
        "nagoya",
        "kobe",
        "yokohama",
        "okinawa",
        "sendai",
        "takamatsu",
        "東京",
        "日本",
        "日本標準時",
        "大阪",
        "京都",
        "広島",
        "札幌",
        "福岡",
        "名古屋",
        "沖縄",
        "仙台",
    ),
    "Europe/Brussels": (
        "cet",
        "cest",
        "bxl",
        "bruxelles",
        "brussel",
        "belgium",
        "central european",
        "central european summer",
        "ブリュッセル",
        "ベルギー",
        "中央欧州",
        "中央ヨーロッパ",
        "欧州中央",
    ),
    "UTC": ("utc", "gmt", "協定世界時", "世界標準時", "グリニッジ標準時"),
    "Europe/Zurich": (
        "geneva",
        "bern",
        "davos",
        "zürich",
        "ジュネーブ",
        "ジュネーヴ",
        "チューリッヒ",
    ),
    "Europe/Paris": ("strasbourg", "france", "パリ", "ストラスブール"),
    "Europe/London": ("uk", "bst", "ロンドン", "英国"),
    "Europe/Berlin": ("bonn", "munich", "frankfurt", "hamburg", "cologne", "germany", "ベルリン"),
    "Europe/Rome": ("milan", "turin", "ローマ", "ミラノ"),
    "Europe/Madrid": ("barcelona", "マドリード", "バルセロナ"),
    "Europe/Amsterdam": ("the hague", "hague", "ハーグ", "アムステルダム"),
    "Europe/Lisbon": ("リスボン",),
    "Europe/Vienna": ("ウィーン",),
    "Europe/Stockholm": ("ストックホルム",),
    "Europe/Helsinki": ("eet", "eest", "ヘルシンキ"),
    "Europe/Warsaw": ("ワルシャワ",),
    "Europe/Luxembourg": ("ルクセンブルク",),
    "America/New_York": (
        "et",
        "est",
        "edt",
        "eastern",
        "us eastern",
        "washington",
        "washington dc",
        "washington d c",
        "boston",
        "nyc",
        "ワシントン",
        "ニューヨーク",
        "米国東部",
    ),
    "America/Los_Angeles": (
        "pt",
        "pst",
        "pdt",
        "pacific",
        "san francisco",
        "seattle",
        "silicon valley",
        "las vegas",
        "ロサンゼルス",
        "サンフランシスコ",
    ),
    "America/Toronto": ("ottawa", "オタワ"),
    "America/Vancouver": ("バンクーバー",),
    "America/Sao_Paulo": ("rio de janeiro", "brasilia", "brasília"),
    "Asia/Shanghai": ("beijing", "peking", "china", "北京", "上海"),
    "Asia/Seoul": ("kst", "korea", "ソウル", "韓国"),
    "Asia/Taipei": ("台北",),
    "Asia/Hong_Kong": ("香港",),
    "Asia/Singapore": ("sgt", "シンガポール"),
    "Asia/Kolkata": ("new delhi", "delhi", "mumbai", "bangalore", "ニューデリー", "デリー"),
    "Asia/Bangkok": ("バンコク",),
    "Asia/Jakarta": ("ジャカルタ",),
    "Asia/Ho_Chi_Minh": ("hanoi", "ハノイ"),
    "Australia/Sydney": ("canberra", "シドニー", "キャンベラ"),
}
# Offsets with a part of an hour, where one zone keeps them all the year round.
_PARTS_OF_AN_HOUR = {
    "+03:30": "Asia/Tehran", "+04:30": "Asia/Kabul", "+05:30": "Asia/Kolkata",
    "+05:45": "Asia/Kathmandu", "+06:30": "Asia/Yangon", "+08:45": "Australia/Eucla",
    "+09:30": "Australia/Darwin", "-09:30": "Pacific/Marquesas",
}  # fmt: skip
_WESTERNMOST, _EASTERNMOST = -12, 14


def find_zone(text: str, start: int) -> tuple[str, int]:
    """The IANA name of the zone that stands in cleaned `text` at `start`, and where it ends.

    Raises:
        DateError: there is none, or none of that name.
    """
    if offset := _OFFSET.match(text, start):
        return _by_offset(offset), offset.end()
    words = list(_WORD.finditer(text, start))[:_LONGEST]
    if not words:
        raise DateError(DateTrouble.NO_ZONE)
    for last in reversed(words):
        if zone := named_zone(text[words[0].start() : last.end()]):
            closing = _CLOSING.match(text, last.end())
            return zone, closing.end() if closing else last.end()
    if prefix := _japanese_prefix(text, words[0].start()):
        return prefix
    raise DateError(DateTrouble.NO_SUCH_ZONE)


def named_zone(name: str) -> str | None:
    """The IANA name of a zone by what people call it ("Tokyo", "日本時間"); None if nobody does."""
    key = fold(name).removesuffix("時間").removesuffix(" time").removesuffix(" local")
    return _zones().get(key)


@lru_cache(maxsize=1)
def zone_names() -> frozenset[str]:
    """The names of all IANA zones."""
    return frozenset(available_timezones())


def offset_zone(offset: timedelta) -> str | None:
    """A zone that is always so far ahead of UTC; None if there is none."""
    minutes = int(offset.total_seconds()) // 60
    hours, part = divmod(abs(minutes), 60)
    sign = "-" if minutes < 0 else "+"
    if part:
        return _PARTS_OF_AN_HOUR.get(f"{sign}{hours:02}:{part:02}")
    if not minutes:
        return "UTC"
    if not _WESTERNMOST <= minutes // 60 <= _EASTERNMOST:
        return None
    return f"Etc/GMT{'-' if sign == '+' else '+'}{hours}"  # POSIX counts the other way round


def _by_offset(said: re.Match[str]) -> str:
    if said["zulu"]:
        return "UTC"
    sign = said["sign"] or said["bare_sign"]
    hours, minutes = said["hours"] or said["bare_hours"], said["minutes"] or said["bare_minutes"]
    ahead = timedelta(hours=int(hours), minutes=int(minutes or 0))
    zone = offset_zone(-ahead if sign == "-" else ahead)
    if zone is None:
        raise DateError(DateTrouble.NO_SUCH_ZONE)
    return zone


def _japanese_prefix(text: str, start: int) -> tuple[str, int] | None:
    """A zone that is written together with what follows it ("東京で", "日本時間から")."""
    word = _WORD.match(text, start)
    for length in range(len(word[0]) if word and not word[0].isascii() else 0, 1, -1):
        if zone := _zones().get(fold(text[start : start + length])):
            end = start + length + 2 * text.startswith("時間", start + length)
            return zone, end + text.startswith(")", end)
    return None


@lru_cache(maxsize=1)
def _zones() -> dict[str, str]:
    """IANA names by what people call them: the name itself, its city, a nickname."""
    zones: dict[str, str] = {}
    for name in sorted(zone_names()):
        area, _, city = name.partition("/")
        if area in _AREAS:
            zones[fold(name)] = name
            if "/" not in city:
                zones.setdefault(fold(city), name)
    return zones | {fold(nick): name for name, nicks in _NICKNAMES.items() for nick in nicks}
