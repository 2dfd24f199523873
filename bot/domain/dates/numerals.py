"""Numbers and years as they are written in Japanese: kanji numerals, and years of an era."""

from __future__ import annotations

# The year before the first of an era.
ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925}
_DIGITS = {sign: value for value, sign in enumerate("〇一二三四五六七八九")} | {"零": 0, "元": 1}
_UNITS = {"十": 10, "百": 100, "千": 1000}
SIGNS = "".join([*_DIGITS, *_UNITS]).replace("元", "")


def number(written: str) -> int:
    """The number that ASCII digits or kanji numerals are: "12", "十二", "二〇二七", "元" (1).

    Raises:
        ValueError: it is neither, or has more than four digits.
    """
    if len(written) > len("二千二十七年"):
        raise ValueError(written)
    if written.isascii():
        return int(written)
    if not any(sign in _UNITS for sign in written):
        return int("".join(str(_digit(sign)) for sign in written))
    total, digit = 0, 0
    for sign in written:
        if sign in _UNITS:
            total, digit = total + (digit or 1) * _UNITS[sign], 0
        else:
            digit = _digit(sign)
    return total + digit


def era_year(written: str) -> int | None:
    """The year of our era that a year of a Japanese one is ("令和九" is 2027); None for others."""
    era = written[:2]
    return ERAS[era] + number(written[2:].strip()) if era in ERAS else None


def _digit(sign: str) -> int:
    if sign not in _DIGITS:
        raise ValueError(sign)
    return _DIGITS[sign]
