"""Where a modal was opened from: the modal keeps it, and hands it on to what comes after it."""

from __future__ import annotations

from typing import Self

from pydantic import BaseModel, ValidationError

from bot.domain.forms import Form
from bot.domain.outcomes.forms import FormOpened, ReportFormOpened
from bot.slack.payloads.parts import Words

LIMIT = 3000  # characters that Slack keeps with a view


class Origin(BaseModel, frozen=True):
    """Where somebody was when a modal opened; kept as its private metadata, and never logged.

    `channel` and `thread` are where they read; none of them on the Home tab (then `home` is set)
    and with a shortcut of no place. `view` at `page` is the command whose answer they had before
    them, and `url` replaces that answer, if nobody else sees it. A form adds which one it is,
    what it is about, and what it had shown.
    """

    channel: Words = ""
    thread: Words = ""
    view: Words = ""
    page: int = 1
    url: Words = ""
    home: bool = False
    form: Form | None = None
    about: Words = ""
    seen: Words = ""

    def of_form(self, opened: FormOpened) -> Self:
        """The same place, for a form that was opened there."""
        seen = opened.seen if isinstance(opened, ReportFormOpened) else ""
        form = {"form": opened.form, "about": opened.about, "seen": seen}
        return self.model_copy(update=form)

    def encode(self) -> str:
        """The private metadata of a view."""
        text = self.model_dump_json(exclude_defaults=True)
        if len(text) <= LIMIT:
            return text
        # What they had before them is the longest part, and the only one that can be spared.
        return self.model_copy(update={"view": ""}).model_dump_json(exclude_defaults=True)

    @classmethod
    def decode(cls, metadata: str) -> Self | None:
        """The origin that a view has kept; None if it is none of ours."""
        try:
            return cls.model_validate_json(metadata)
        except ValidationError:
            return None
