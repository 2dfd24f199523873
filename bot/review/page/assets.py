"""The pages' templates and static files; colours and controls are those of the house."""

from pathlib import Path

from jinja2 import Environment
from starlette.staticfiles import StaticFiles

from bot.domain.prose import is_japanese
from bot.domain.statement import Decision, Kind, Strength
from bot.review.page import view
from bot.simulator.page import assets as house


def static_files() -> StaticFiles:
    """The application that serves the static files of these pages."""
    return StaticFiles(directory=Path(__file__).parent / "static")


def templates() -> Environment:
    """The templates, with what they call by name."""
    made = house.environment("bot.review.page")
    made.globals |= {
        "house": house.address,
        "view": view,
        "kinds": tuple(Kind),
        "strengths": tuple(Strength),
        "decisions": tuple(Decision),
        "is_japanese": is_japanese,
    }
    return made
