"""What is due in a channel and to those who organise, worked out from dates and the time.

Pure: the same question asked twice has the same answer. Nothing here knows what was planned or
sent before, but for the posts to reply to; the outbox's unique key sees to the rest.
"""

from bot.domain.rules.reminders.days import HOUR
from bot.domain.rules.reminders.posts import Channels, covers, plan, turns

__all__ = ["HOUR", "Channels", "covers", "plan", "turns"]
