"""Typst in a process of its own: the JSON of a report comes in, its PDF goes out.

Typst keeps what it has lately set: a process that set 14 reports one after the other had grown
from 116 MB to 277.
"""

from __future__ import annotations

import sys
from datetime import datetime
from importlib import resources

FONTS = ("noto_cjk_sans_jp_regular", "noto_cjk_sans_jp_bold")


def typeset(data: str, taken: datetime) -> bytes:
    """A tagged PDF (PDF/UA-1) of JSON as report.typ reads it; the same data give the same bytes.

    `taken` is the aware instant that it says it was made. Nothing in the data is markup.
    """
    import typst  # an extra: this module is asked for FONTS where it is missing, too

    return typst.compile(
        str(resources.files("bot.render.report").joinpath("report.typ")),
        format="pdf",
        font_paths=[str(resources.files(name)) for name in FONTS],
        ignore_system_fonts=True,
        sys_inputs={"data": data},
        pdf_standards="ua-1",
        timestamp=taken,
    )


if __name__ == "__main__":
    sys.stdout.buffer.write(
        typeset(sys.stdin.buffer.read().decode(), datetime.fromisoformat(sys.argv[1]))
    )
