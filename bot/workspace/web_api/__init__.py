"""Slack's Web API, as far as the bot calls it."""

from bot.workspace.web_api.methods import routes

__all__ = ["routes"]
