"""The look inside: each request and response between the workspace and the bot."""

from collections.abc import Sequence

from jinja2 import Environment
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from bot.simulator.language import speaking
from bot.simulator.page import wire
from bot.simulator.page.forms import field, refusals
from bot.simulator.page.guard import GUARDS
from bot.simulator.recorder import Entry
from bot.simulator.slack import Slack


class Inside:
    """The handlers of the inspector's pane; nothing of it is drawn before it is opened."""

    def __init__(self, record: Sequence[Entry], slack: Slack, templates: Environment) -> None:
        """Takes what was recorded, oldest first, as it grows; and who may look."""
        self._record = record
        self._slack = slack
        self._templates = templates

    async def entries(self, request: Request) -> Response:
        """GET /inside: all that is remembered, newest first, in one line each, for `as`.

        204 while it is what was `seen`.
        """
        answered = sum(each.status is not None for each in self._record)
        seen = f"{self._record[-1].number}-{answered}" if self._record else "none"
        if request.query_params.get("seen") == seen:
            return Response(status_code=204)
        return self._html(request, "inside.html", entries=list(reversed(self._record)), seen=seen)

    async def entry(self, request: Request) -> Response:
        """GET /inside/<number>: one request with its response, for `as`; 404 if forgotten."""
        number = request.path_params["number"]
        for each in self._record:
            if each.number == number:
                return self._html(request, "exchange.html", entry=each)
        raise HTTPException(404, "That is no longer remembered.")

    def routes(self) -> list[Route]:
        """Both, on this machine's own names alone."""
        return [
            Route("/inside", self.entries, middleware=GUARDS),
            Route("/inside/{number:int}", self.entry, middleware=GUARDS),
        ]

    def _html(self, request: Request, template: str, **values: object) -> Response:
        with refusals():
            viewer = self._slack.person(field(request.query_params, "as"))
        with speaking(viewer.locale):
            shown = self._templates.get_template(template)
            html = shown.render(wire=wire, viewer=viewer.id, **values)
        return HTMLResponse(html, headers={"Cache-Control": "no-store"})
