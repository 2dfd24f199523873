"""Numbers and years as they are written in Japanese: kanji numerals, and years of an era."""

from __future__ import annotations

# The year before the first of an era, and how many years it has had or may have.
_ERAS = {"令和": (2018, 99), "平成": (1988, 31), "昭和": (1925, 64)}
_ERAS |= {"R": _ERAS["令和"], "H": _ERAS["平成"], "S": _ERAS["昭和"]}
ERAS = "|".join(_ERAS)
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
    """The year of our era that a year of a Japanese one is ("令和九" is 2027); None for others.

    0 for a year that its era never had.
    """
    for era, (before, years) in _ERAS.items():
        if written.upper().startswith(era):
            nth = number(written[len(era) :].strip())
            return before + nth if 1 <= nth <= years else 0
    return None


def _digit(sign: str) -> int:
    if sign not in _DIGITS:
        raise ValueError(sign)
    return _DIGITS[sign]
