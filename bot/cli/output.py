"""What commands print: UTF-8 into pipes and files, and never a traceback on any console."""

from __future__ import annotations

import sys
from io import TextIOWrapper


def speak_utf8() -> None:
    """Let a console of another encoding show a question mark where it has no such character.

    What goes into a pipe or a file is for programs, which expect UTF-8.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            encoding = None if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="replace")
