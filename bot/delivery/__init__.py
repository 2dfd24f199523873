"""The outbox's way to Slack: sending, looking up what is unclear, deleting what came twice."""

from bot.delivery.finder import Finder
from bot.delivery.sender import Sender

__all__ = ["Finder", "Sender"]
