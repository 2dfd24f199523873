"""How an outcome finds its renderer: by its type, where the renderer is defined."""

from __future__ import annotations

from functools import singledispatch

from bot.domain.outcomes.base import Outcome
from bot.render.kit.buttons import View
from bot.render.kit.pages import Draft


@singledispatch
def draw(outcome: Outcome, view: View) -> Draft:
    """Draw an outcome, whose buttons stand in `view`.

    A renderer is registered by `@draw.register`, for the type of its first argument.

    Raises:
        TypeError: Nothing draws it.
    """
    raise TypeError(f"no renderer draws {type(outcome).__name__}")
