"""What people do in modals and on the Home tab."""

from collections.abc import Mapping
from typing import Any

from bot.simulator import choices, events, surfaces
from bot.simulator.errors import SlackError
from bot.simulator.gateway import interactions
from bot.simulator.gateway.connection import CLICK, Connection
from bot.simulator.gateway.responses import payload_of
from bot.simulator.gateway.sender import Exchange
from bot.simulator.language import marked, speaking
from bot.simulator.model import View

_TROUBLE = marked("We had some trouble connecting. Try again?")

Fields = Mapping[str, Mapping[str, choices.Given]]


class Views(Connection):
    """Everything that happens in a view of the bot's."""

    async def submit(self, user: str, view_id: str, values: Fields) -> dict[str, str]:
        """A person sends a modal off; returns the errors by block, empty when it was taken.

        Args:
            user: whose modal.
            view_id: the one on top.
            values: what was typed or chosen, by block and action; any other field stays as it is.

        Raises:
            LookupError: for a field or an option that the modal does not have.
            SlackError: `not_found` for a modal that is not open or not on top.
        """
        view = self._top(user, view_id)
        view.values = choices.filled(view.blocks, view.values, values)
        view.attempt += 1
        view.failure = None
        with speaking(self._slack.person(user).locale):
            view.errors = choices.refusals(view.blocks, view.values)
        if not view.errors:
            await self._submit(view)
        self._slack.changed()
        return dict(view.errors)

    async def close_view(self, user: str, view_id: str) -> None:
        """A person cancels the modal on top; the bot hears of it if it wants to.

        SlackError `not_found` for a modal that is not open or not on top.
        """
        view = self._top(user, view_id)
        everything = bool(view.definition.get("clear_on_close"))
        for closed in reversed(surfaces.close(self._slack, view, everything=everything)):
            if closed.definition.get("notify_on_close"):
                state, person = self._slack.state, self._slack.person(user)
                await self._interact(
                    interactions.view_closed(state, person, closed, is_cleared=everything)
                )

    async def open_home(self, user: str) -> None:
        """A person opens the app's Home tab; SlackError `user_not_found`."""
        channel = self._slack.direct(user).id
        event = events.home_opened(self._slack.state, user, channel, self._slack.next_ts())
        self._slack.tell([event])

    async def click_view(
        self,
        user: str,
        view_id: str,
        action_id: str,
        block_id: str,
        value: str | None = None,
        selected: choices.Given = None,
        values: Fields | None = None,
    ) -> None:
        """A person uses an element of a modal or of the Home tab.

        Args:
            user: who clicks.
            view_id: one of their views.
            action_id: which element …
            block_id: … of which block.
            value: a button's value as it was drawn, or a text; None: as it is now.
            selected: as for `click`.
            values: what stands in the other fields, as for `submit`.

        Raises:
            LookupError: when the view has no such element (any more).
            SlackError: `not_found` for a view that is not there.
        """
        view = self._slack.view(user, view_id)
        action = choices.action(view.blocks, block_id, action_id, value, selected)
        self._slack.remember(str(action.get("text", {}).get("text", "")))
        kept = choices.filled(view.blocks, view.values, values or {})
        kept[block_id] = {**kept.get(block_id, {}), action_id: action}
        view.values = choices.values(view.blocks, kept)
        state, person = self._slack.state, self._slack.person(user)
        trigger = self._slack.triggers.issue(user, view_id)
        place = interactions.on_view(state, view)
        exchange = await self._interact(
            interactions.block_actions(state, person, place, action, trigger)
        )
        failure = exchange.failure
        view.failure = self._worded(user, CLICK, failure=failure) if failure else None
        self._slack.changed()

    def _top(self, user: str, view_id: str) -> View:
        stack = self._slack.views(user)
        if not stack or stack[-1].id != view_id:
            raise SlackError("not_found")
        return stack[-1]

    async def _submit(self, view: View) -> None:
        """Sends a modal off, and does what the answer says; anything wrong with it is trouble."""
        state, person = self._slack.state, self._slack.person(view.user)
        trigger = self._slack.triggers.issue(view.user, view.id)
        exchange = await self._interact(interactions.view_submission(state, person, view, trigger))
        if exchange.failure:
            view.failure = self._worded(view.user, _TROUBLE)
            return
        try:
            self._answer(view, exchange)
        except SlackError as refused:
            self._slack.problem(f"The answer to a modal cannot be used: {refused}")
            view.failure = self._worded(view.user, _TROUBLE)

    def _answer(self, view: View, exchange: Exchange) -> None:
        if not exchange.response.strip():
            surfaces.close(self._slack, view)
            return
        body = payload_of(exchange.response)
        match body.get("response_action"):
            case "clear":
                surfaces.close(self._slack, view, everything=True)
            case "errors":
                view.errors = _errors(view, body.get("errors"))
            case "update":
                surfaces.update(self._slack, view, _definition(body))
            case "push":
                surfaces.push_modal(self._slack, view.user, _definition(body))
            case other:
                raise SlackError("invalid_response_action", [str(other)])


def _definition(body: dict[str, Any]) -> dict[str, Any]:
    definition = body.get("view")
    if not isinstance(definition, dict):
        raise SlackError("invalid_arguments", ["`view` must be an object"])
    return definition


def _errors(view: View, errors: Any) -> dict[str, str]:
    inputs = {block["block_id"] for block in view.blocks if block["type"] == "input"}
    if not isinstance(errors, dict) or not errors or not errors.keys() <= inputs:
        raise SlackError("invalid_errors", [f"keys must be among {sorted(inputs)}"])
    return {block_id: str(words) for block_id, words in errors.items()}
