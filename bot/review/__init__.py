"""The review of a draft: a person decides sentence by sentence, in the browser."""

from pathlib import Path

from starlette.applications import Starlette

from bot.review.page.routes import routes
from bot.review.session import Review


def application(review: Review, folder: Path) -> Starlette:
    """The review's pages as an application; `folder` is what they call the draft."""
    return Starlette(routes=routes(review, folder))


__all__ = ["Review", "application"]
