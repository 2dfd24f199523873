"""What people do, sent to the bot as Slack sends it."""

from bot.simulator.gateway.people import Gateway

__all__ = ["Gateway"]
