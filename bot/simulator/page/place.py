"""Where a request to the page looks."""

from collections.abc import Mapping
from typing import Any

from starlette.exceptions import HTTPException

from bot.simulator.page.forms import field, refusals
from bot.simulator.page.view import Place
from bot.simulator.slack import Slack


def place_of(slack: Slack, query: Mapping[str, Any]) -> Place:
    """Who looks, and where; 404 for an unknown person or a channel that they are not in."""
    with refusals():
        viewer = slack.person(field(query, "as"))
        channel = slack.channel(field(query, "channel"))
    if viewer.deleted or viewer.id not in channel.members:
        raise HTTPException(404, "account_inactive" if viewer.deleted else "channel_not_found")
    thread = query.get("thread") or None
    return Place(viewer, channel, thread, query.get("span", ""), query.get("tab", ""))
