"""The page's templates and static files."""

import hashlib
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import Response
from starlette.staticfiles import StaticFiles

from bot.simulator.language import _, current, ngettext, pgettext
from bot.simulator.page import view
from bot.simulator.page.completions import Commands, Subjects, nothing
from bot.simulator.page.mrkdwn import emoji, is_japanese, literal, plain

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


def environment(package: str) -> Environment:
    """The templates of a package; a name missing in one is an error, never an empty string."""
    return Environment(
        loader=PackageLoader(package),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


def templates(commands: Commands = nothing, subjects: Subjects = nothing) -> Environment:
    """The templates, with what they call by name."""
    made = environment("bot.simulator.page")
    made.policies["ext.i18n.trimmed"] = True
    made.add_extension("jinja2.ext.i18n")
    made.install_gettext_callables(  # type: ignore[attr-defined]  # the extension brings it
        _, ngettext, newstyle=True, pgettext=pgettext
    )
    made.globals |= {
        "static": {name: address(name) for name in _FILES},
        "commands": commands,
        "subjects": subjects,
        "view": view,
        "language": current,
        "emoji": emoji,
        "is_japanese": is_japanese,
    }
    made.filters |= {"words": plain, "literal": literal}
    return made
