"""What the page offers beside conversations: modals, the Home tab, shortcuts, files, permalinks."""

import json
from collections.abc import Mapping
from urllib.parse import quote

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from bot.simulator import entities
from bot.simulator.choices import Given
from bot.simulator.gateway import Gateway
from bot.simulator.page import view
from bot.simulator.page.forms import field, instant, refusals
from bot.simulator.page.guard import GUARDS
from bot.simulator.slack import Slack


class Surfaces:
    """The handlers of everything that is no conversation."""

    def __init__(self, slack: Slack, gateway: Gateway) -> None:
        self._slack = slack
        self._gateway = gateway

    async def submit(self, request: Request) -> Response:
        """POST /view/submit: a modal with all its fields."""
        async with request.form() as form:
            user, view_id, values = field(form, "as"), field(form, "view"), _fields(form)
        with refusals():
            await self._gateway.submit(user, view_id, values)
        return Response(status_code=204)

    async def close(self, request: Request) -> Response:
        """POST /view/close: the modal on top is cancelled."""
        async with request.form() as form:
            user, view_id = field(form, "as"), field(form, "view")
        with refusals():
            await self._gateway.close_view(user, view_id)
        return Response(status_code=204)

    async def click(self, request: Request) -> Response:
        """POST /view/click: the use of an element of a modal or of the Home tab."""
        async with request.form() as form:
            names = ("as", "view", "action_id", "block_id")
            user, view_id, action_id, block_id = (field(form, name) for name in names)
            value = str(form["value"]) if "value" in form else None
            values = _fields(form)
            own = values.get(block_id, {}).get(action_id)
            selected = str(form["selected"]) if "selected" in form else own
        with refusals():
            await self._gateway.click_view(
                user, view_id, action_id, block_id, value, selected, values
            )
        return Response(status_code=204)

    async def home(self, request: Request) -> Response:
        """POST /home: somebody has opened the Home tab."""
        async with request.form() as form:
            user = field(form, "as")
        with refusals():
            await self._gateway.open_home(user)
        return Response(status_code=204)

    async def shortcut(self, request: Request) -> Response:
        """POST /shortcut: a global one, or with `message` one on that message."""
        async with request.form() as form:
            names = ("as", "callback_id", "channel")
            user, callback_id, channel = (field(form, name) for name in names)
            message = str(form["message"]) if "message" in form else None
        with refusals():
            if message:
                await self._gateway.message_shortcut(user, callback_id, channel, message)
            else:
                await self._gateway.shortcut(user, callback_id, channel)
        return Response(status_code=204)

    async def file(self, request: Request) -> Response:
        """GET /files/<id>: for whoever sees a message with it."""
        with refusals():
            file = self._slack.file(request.path_params["id"])
            reader = self._slack.person(field(request.query_params, "as"))
            holders = [
                each
                for each in self._slack.state.messages
                if file.id in each.files or file.id in str(each.blocks)
            ]
            seen = any(reader.id in self._slack.channel(each.channel).members for each in holders)
            if not seen:
                raise HTTPException(404, "file_not_found")
        name = f"attachment; filename*=UTF-8''{quote(file.name)}"
        headers = {"Content-Disposition": name}
        return Response(file.content, media_type=entities.mime_type(file), headers=headers)

    async def permalink(self, request: Request) -> Response:
        """GET /archives/<channel>/p<ts>: the message's thread, for `as` or a member."""
        channel, digits = request.path_params["channel"], request.path_params["digits"]
        with refusals():
            at = self._slack.channel(channel)
            message = self._slack.find(channel, f"{digits[:-6]}.{digits[-6:]}")
        people = [each for each in at.members if not self._slack.person(each).is_bot]
        asking = request.query_params.get("as")
        viewer = asking if asking in people else people[0]
        place = view.address(viewer, channel, message.thread_ts or message.ts, "all")
        return RedirectResponse(f"{place}#timeline-{message.ts}", 303)

    def routes(self) -> list[BaseRoute]:
        """All of these, on this machine's own names alone."""
        acts = {
            "/view/submit": self.submit,
            "/view/close": self.close,
            "/view/click": self.click,
            "/home": self.home,
            "/shortcut": self.shortcut,
        }
        return [
            *(Route(path, act, methods=["POST"], middleware=GUARDS) for path, act in acts.items()),
            Route("/files/{id}", self.file, middleware=GUARDS),
            Route("/archives/{channel}/p{digits}", self.permalink, middleware=GUARDS),
        ]


def _fields(form: FormData) -> Mapping[str, Mapping[str, Given]]:
    """The fields whose names are a JSON list of block and action."""
    values: dict[str, dict[str, Given]] = {}
    for name in form:
        if name.startswith("["):
            block_id, action_id, *zone = json.loads(name)
            given = [str(each) for each in form.getlist(name)]
            if zone:
                given = [instant(each, zone[0]) for each in given]
            values.setdefault(block_id, {})[action_id] = given if len(given) > 1 else given[0]
    return values
