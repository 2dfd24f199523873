"""The Web API's `views` methods."""

from typing import Any

from bot.simulator import entities, surfaces
from bot.simulator.errors import SlackError
from bot.simulator.model import View
from bot.simulator.slack import Slack
from bot.simulator.web_api.call import Call

Json = dict[str, Any]


def views_open(slack: Slack, call: Call) -> Json:
    """`views.open`: a modal for whoever's trigger it is."""
    definition = _definition(call)
    user, _ = slack.triggers.exchange(call.text("trigger_id"))
    return _shown(slack, surfaces.open_modal(slack, user, definition))


def views_push(slack: Slack, call: Call) -> Json:
    """`views.push`: one more modal on the stack; the trigger must come from a modal."""
    definition = _definition(call)
    user, view_id = slack.triggers.exchange(call.text("trigger_id"))
    if view_id is None:
        raise SlackError("not_found")
    return _shown(slack, surfaces.push_modal(slack, user, definition))


def views_update(slack: Slack, call: Call) -> Json:
    """`views.update`, by `view_id` or `external_id`, if the view still has this `hash`."""
    definition = _definition(call)
    view = surfaces.find(slack, call.text("view_id"), call.text("external_id"))
    surfaces.update(slack, view, definition, call.text("hash") or None)
    return _shown(slack, view)


def views_publish(slack: Slack, call: Call) -> Json:
    """`views.publish`: somebody's Home tab."""
    definition, user = _definition(call), call.text("user_id")
    return _shown(slack, surfaces.publish(slack, user, definition, call.text("hash") or None))


def _definition(call: Call) -> Json:
    definition = call.data("view")
    if not isinstance(definition, dict):
        raise SlackError("invalid_arguments", ["must provide an object [json-pointer:/view]"])
    return definition


def _shown(slack: Slack, view: View) -> Json:
    return {"view": entities.view(slack.state, view)}
