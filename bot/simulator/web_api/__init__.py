"""Slack's Web API, as far as the bot calls it."""

from bot.simulator.web_api.methods import routes

__all__ = ["routes"]
