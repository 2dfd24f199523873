"""Modals and Home tabs: opened, changed and closed as Slack does it."""

import json
import secrets
from collections.abc import Mapping
from typing import Any, Literal

from bot.simulator import choices, entities
from bot.simulator.block_kit import validate_view, with_ids
from bot.simulator.errors import SlackError
from bot.simulator.model import View
from bot.simulator.slack import Slack

_STACK = 3
_BYTES = 250_000

Definition = Mapping[str, Any]


def open_modal(slack: Slack, user: str, definition: Definition) -> View:
    """Shows somebody a modal, in the place of any that they had open.

    Raises:
        SlackError: `invalid_arguments`, `view_too_large` or `duplicate_external_id`.
    """
    view = _new(slack, user, definition, "modal")
    slack.state.modals[user] = [view]
    slack.changed()
    return view


def push_modal(slack: Slack, user: str, definition: Definition) -> View:
    """Lays a modal on top of those that somebody has open.

    Raises:
        SlackError: as `open_modal`; `not_found` when none is open, `push_limit_reached` above 3.
    """
    stack = slack.state.modals.get(user, [])
    if not stack:
        raise SlackError("not_found")
    if len(stack) >= _STACK:
        raise SlackError("push_limit_reached")
    view = _new(slack, user, definition, "modal")
    view.root_id, view.previous_id = stack[0].id, stack[-1].id
    stack.append(view)
    slack.changed()
    return view


def update(slack: Slack, view: View, definition: Definition, expected: str | None = None) -> None:
    """Changes a view in place; what was typed into fields that stay is kept.

    Raises:
        SlackError: as `open_modal`; `hash_conflict` when it is no longer the `expected` one.
    """
    _expect(view, expected)
    kind = view.definition["type"]
    view.definition = _checked(slack, definition, kind, view.id)
    view.values = choices.values(view.blocks, view.values)
    view.hash, view.errors, view.failure = _hash(slack), {}, None
    slack.changed()


def publish(slack: Slack, user: str, definition: Definition, expected: str | None = None) -> View:
    """Sets somebody's Home tab; SlackError as `update`, and `user_not_found`."""
    slack.person(user)
    if home := slack.home(user):
        update(slack, home, definition, expected)
        return home
    home = _new(slack, user, definition, "home")
    slack.state.homes[user] = home
    slack.changed()
    return home


def close(slack: Slack, view: View, *, everything: bool = False) -> list[View]:
    """Closes the modal, and those on top of it or `everything`; returns what was closed.

    A modal that is no longer open stays closed.
    """
    stack = slack.views(view.user)
    if all(each.id != view.id for each in stack):
        return []
    kept = 0 if everything else [each.id for each in stack].index(view.id)
    slack.state.modals[view.user] = stack[:kept]
    slack.changed()
    return stack[kept:]


def find(slack: Slack, view_id: str, external_id: str) -> View:
    """A view by its own id or by the one that the bot gave it; SlackError `not_found`."""
    for view in _all(slack):
        if view.id == view_id or (external_id and _external_id(view) == external_id):
            return view
    raise SlackError("not_found")


def _new(slack: Slack, user: str, definition: Definition, kind: Literal["modal", "home"]) -> View:
    id = f"V{secrets.token_hex(5).upper()}"
    checked = _checked(slack, definition, kind, id)
    return View(
        id=id,
        user=user,
        team_id=entities.team_of(slack.state, user),
        definition=checked,
        hash=_hash(slack),
        root_id=id,
        values=choices.values(checked["blocks"], {}),
    )


def _checked(slack: Slack, definition: Definition, kind: str, id: str) -> dict[str, Any]:
    """The definition with all ids filled in, if Slack would take it for the view of this id."""
    refused = slack.state.refused_blocks
    problems = validate_view(definition, refused)
    if not problems and definition["type"] != kind:
        problems = [f"unsupported type: {definition['type']} [json-pointer:/view/type]"]
    if problems:
        if validate_view(definition) or definition["type"] != kind:
            slack.problem("; ".join(problems))
        raise SlackError("invalid_arguments", problems)
    if len(json.dumps(definition)) > _BYTES:
        raise SlackError("view_too_large")
    named = definition.get("external_id")
    if named and any(_external_id(each) == named and each.id != id for each in _all(slack)):
        raise SlackError("duplicate_external_id")
    return {**definition, "blocks": with_ids(definition["blocks"])}


def _all(slack: Slack) -> list[View]:
    modals = [view for stack in slack.state.modals.values() for view in stack]
    return [*modals, *slack.state.homes.values()]


def _external_id(view: View) -> str:
    return str(view.definition.get("external_id") or "")


def _expect(view: View, expected: str | None) -> None:
    if expected and expected != view.hash:
        raise SlackError("hash_conflict")


def _hash(slack: Slack) -> str:
    return f"{int(slack.real_time())}.{secrets.token_urlsafe(6)}"
