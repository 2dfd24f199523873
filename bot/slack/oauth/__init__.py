"""Many workspaces: how the app gets into one, and by which token it acts there."""

from bot.slack.oauth.exchange import Credentials
from bot.slack.oauth.installs import Installs, OAuth, wire

__all__ = ["Credentials", "Installs", "OAuth", "wire"]
