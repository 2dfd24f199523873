"""The way in: from an outcome to the message that tells it."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from pkgutil import iter_modules

from bot import render
from bot.domain.commands.guesses import Guess
from bot.domain.commands.menu import spell_view
from bot.domain.kinds import concrete
from bot.domain.outcomes.base import Outcome
from bot.domain.outcomes.forms import FormOpened
from bot.render.kit.blocks import joined, rows
from bot.render.kit.buttons import View
from bot.render.kit.drawing import draw
from bot.render.kit.language import remembered
from bot.render.kit.message import Message
from bot.render.kit.onlookers import to_read
from bot.render.kit.pages import lay_out
from bot.render.questions import guessed


def answer(
    outcome: Outcome,
    *,
    page: int = 1,
    viewer: str | None = None,
    notice: Outcome | None = None,
    postable: bool = False,
    looks: bool = False,
) -> Message:
    """Tell an outcome; one that was told to the same reader before is not drawn again.

    Unless it is secret: then nothing of it is remembered.

    Args:
        outcome: what is told.
        page: the page of a long answer, from 1; the nearest that there is.
        viewer: the Slack user who alone reads the answer, None where everybody does. Their own
            seats can be given back, and they are spoken to as "you".
        notice: what was just done, told in its first line above the answer; not a question.
        postable: whether to offer posting the answer in the channel; a private outcome never is.
        looks: whether the viewer can change nothing: no button then offers to.

    Returns:
        The message, within Slack's limits. Its blocks may be shared: nobody may change them.
    """
    is_secret = outcome.secret or (notice is not None and notice.secret)
    draw = _draw if is_secret else _drawn
    message = draw(outcome, page, viewer, notice, postable)
    return to_read(message) if looks else message


def _draw(
    outcome: Outcome, page: int, viewer: str | None, notice: Outcome | None, postable: bool
) -> Message:
    view = View(outcome.view, page, viewer)
    draft = draw(outcome, view)
    above = draw(notice, View(view.command, page, viewer)) if notice else None
    # What was decided may be all that is left to show: it is said once.
    news = above if above and above.head != draft.head else None
    first = joined(news.head, *rows(news.undo)) if news else None
    message = lay_out(
        draft,
        view,
        notice=guessed(outcome.view) if outcome.guessed else first,
        postable=postable and not outcome.private,
    )
    # It stays a guess when it is drawn again; whoever presses a button in it has taken it.
    is_kept = outcome.guessed and message.view
    return replace(message, view=spell_view(Guess(message.view))) if is_kept else message


_drawn = remembered(maxsize=512)(_draw)


def _load() -> None:
    """Import every noun, so that its renderers are registered; an outcome without one is a bug."""
    for noun in iter_modules(render.__path__):
        import_module(f"{render.__name__}.{noun.name}")
    # A form is drawn as a modal: see bot/render/forms.py.
    told = (kind for kind in concrete(Outcome) if not issubclass(kind, FormOpened))
    missing = [kind.__name__ for kind in told if draw.dispatch(kind) is draw.dispatch(Outcome)]
    if missing:
        raise TypeError(f"no renderer draws {', '.join(missing)}")


_load()
