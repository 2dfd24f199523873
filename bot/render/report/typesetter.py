"""Typst in a process of its own: the JSON of a report comes in, its PDF goes out.

Typst keeps what it has lately set: a process that set 14 reports one after the other had grown
from 116 MB to 277.
"""

from __future__ import annotations

import sys
from datetime import datetime
from importlib import resources
from typing import Literal

FONTS = ("noto_cjk_sans_jp_regular", "noto_cjk_sans_jp_bold")


def typeset(data: str, taken: datetime) -> bytes:
    """A tagged PDF of JSON as report.typ reads it; the same data give the same bytes.

    It is PDF/UA-1, unless somebody typed what the fonts have no picture of, such as an emoji: that
    is an empty box then, which the standard forbids. `taken` is the aware instant that it says it
    was made. Nothing in the data is markup.
    """
    import typst  # an extra: this module is asked for FONTS where it is missing, too

    try:
        return _compiled(data, taken, "ua-1")
    except typst.TypstError:
        return _compiled(data, taken)


def _compiled(data: str, taken: datetime, standard: Literal["ua-1"] | None = None) -> bytes:
    import typst

    return typst.compile(
        str(resources.files("bot.render.report").joinpath("report.typ")),
        format="pdf",
        font_paths=[str(resources.files(name)) for name in FONTS],
        ignore_system_fonts=True,
        sys_inputs={"data": data},
        pdf_standards=standard,
        timestamp=taken,
    )


if __name__ == "__main__":
    sys.stdout.buffer.write(
        typeset(sys.stdin.buffer.read().decode(), datetime.fromisoformat(sys.argv[1]))
    )
