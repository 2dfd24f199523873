"""The page's templates and static files."""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import Response
from starlette.staticfiles import StaticFiles

from bot.simulator.page import view
from bot.simulator.page.completions import Completion, Subject
from bot.simulator.page.mrkdwn import emoji, is_japanese, marked, plain

_STATIC = Path(__file__).parent / "static"
_SCRIPTS = (
    "vendor/htmx-4.0.1.min.js",
    "composer.js",
    "app.js",
    "modal.js",
    "inside.js",
    "focus.js",
    "tables.js",
)
_FILES = (*_SCRIPTS, "app.css", "icon.svg")


class _Lasting(StaticFiles):
    """Files that a browser may keep: their addresses carry a digest of their content."""

    def file_response(self, *args: Any, **kwargs: Any) -> Response:
        response = super().file_response(*args, **kwargs)
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        return response


def static_files() -> StaticFiles:
    """The application that serves the static files."""
    return _Lasting(directory=_STATIC)


def address(name: str) -> str:
    """The address of one of them, with its digest."""
    digest = hashlib.sha256((_STATIC / name).read_bytes()).hexdigest()
    return f"/static/{name}?v={digest[:12]}"


def templates(commands: Sequence[Completion] = (), subjects: Sequence[Subject] = ()) -> Environment:
    """The templates; a name that is missing in one is an error, never an empty string."""
    environment = Environment(
        loader=PackageLoader("bot.simulator.page"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.globals |= {
        "static": {name: address(name) for name in _FILES},
        "commands": commands,
        "subjects": subjects,
        "view": view,
        "emoji": emoji,
        "is_japanese": is_japanese,
    }
    environment.filters |= {"words": plain, "marked": marked}
    return environment
