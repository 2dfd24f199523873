"""Forms to open; what is filled in is read as a command (see filled_forms.py)."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.commands.base import Command
from bot.domain.commands.views import Field, Rest, View
from bot.domain.forms import Form


@dataclass(frozen=True)
class OpenForm(Command):
    """A form to fill in; `about` is the id, the topic or the link that it is about."""

    form: Form
    about: str = ""


_FORM = Field(Form)
_ABOUT = Rest(lambda words: (" ".join(words),), lambda about: [about] if about else [])

VIEWS = (View("form", OpenForm, [_FORM], _ABOUT),)
