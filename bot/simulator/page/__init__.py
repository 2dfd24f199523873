"""The page: what a person sees of the workspace, and does in it, in a browser."""

from bot.simulator.page.completions import Completion, Subject
from bot.simulator.page.routes import routes

__all__ = ["Completion", "Subject", "routes"]
