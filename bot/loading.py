"""Loading the bot's modules at the start of a process."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def loading() -> Iterator[None]:
    """Import modules in this block without looking for garbage meanwhile.

    Some 1,500 modules are loaded and nothing of them is given up: to look through them again and
    again takes a quarter of the start. What is loaded is left out of later searches, too.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
