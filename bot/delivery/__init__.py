"""The outbox's way to Slack: sending, looking up what is unclear, deleting what came twice."""

from bot.delivery.reconciler import Reconciler
from bot.delivery.sender import Sender

__all__ = ["Reconciler", "Sender"]
