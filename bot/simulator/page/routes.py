"""The local workspace's page: server-rendered HTML, kept fresh by htmx and server-sent events."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from jinja2 import Environment
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route

from bot.simulator.block_kit import NEWEST
from bot.simulator.gateway import Gateway
from bot.simulator.language import speaking
from bot.simulator.page import assets, guide, view
from bot.simulator.page.completions import Commands, Subjects, nothing
from bot.simulator.page.events import events
from bot.simulator.page.forms import field, refusals, selected_in
from bot.simulator.page.guard import GUARDS
from bot.simulator.page.inside import Inside
from bot.simulator.page.news import News
from bot.simulator.page.passage import Passage
from bot.simulator.page.place import place_of
from bot.simulator.page.rows import Rows
from bot.simulator.page.surfaces import Surfaces
from bot.simulator.page.view import Place, SimulatedClock
from bot.simulator.recorder import Entry
from bot.simulator.slack import Slack

_RECENT = 30  # messages of a channel that are shown at first: a refresh stays well below 100 ms


class Page:
    """The page's handlers."""

    def __init__(
        self,
        slack: Slack,
        gateway: Gateway,
        passage: Passage,
        templates: Environment,
    ) -> None:
        self._slack = slack
        self._gateway = gateway
        self._passage = passage
        self._templates = templates
        self._rows = Rows(slack, templates)
        self._news = News(slack)

    def _beginning(self, query: Mapping[str, Any]) -> str:
        """The address of the first channel of whoever is named, or of the first person."""
        humans = [each for each in self._slack.people() if not (each.is_bot or each.deleted)]
        with refusals():
            viewer = self._slack.person(query.get("as", humans[0].id))
        channels = [*self._slack.channels(viewer.id), self._slack.direct(viewer.id)]
        return view.address(viewer.id, channels[0].id)

    async def home(self, request: Request) -> Response:
        """GET /: the whole page; htmx takes its #workspace from it again at each change."""
        if not {"as", "channel"} <= request.query_params.keys():
            return RedirectResponse(self._beginning(request.query_params), 303)
        place = place_of(self._slack, request.query_params)
        clock = await asyncio.to_thread(self._passage.clock, place)
        self._news.read(place)
        with speaking(place.viewer.locale):
            html = self._templates.get_template("page.html").render(
                slack=self._slack,
                place=place,
                clock=clock,
                came=self._passage.came(),
                **self._panes(place),
                unread=self._news.unread(place.viewer.id),
                waiting=self._news.waiting(),
                guide=guide.guide(self._slack.state),
                is_new=guide.is_new(self._slack.state),
            )
        return HTMLResponse(html, headers={"Cache-Control": "no-store"})

    def _panes(self, place: Place) -> dict[str, Any]:
        viewer, channel = place.viewer.id, place.channel.id
        timeline = self._slack.timeline(channel, viewer)
        recent = timeline if place.span == "all" else timeline[-_RECENT:]
        thread = self._slack.thread(channel, place.thread, viewer) if place.thread else []
        return {
            "timeline": self._rows.draw(place, recent, "timeline"),
            "earlier": len(timeline) - len(recent),
            "thread": self._rows.draw(place, thread, "thread"),
            "modal": next(reversed(self._slack.views(viewer)), None),
            "blocks_of": self._rows.view,
            "shortcuts_of": self._gateway.offered,
        }

    async def say(self, request: Request) -> Response:
        """POST /say: a message, or a command when it begins with a slash."""
        async with request.form() as form:
            place, text = place_of(self._slack, form), field(form, "text")
        act = self._gateway.command if text.startswith("/") else self._gateway.say
        with refusals():
            await act(place.viewer.id, place.channel.id, text, place.thread)
        return Response(status_code=204)

    async def click(self, request: Request) -> Response:
        """POST /click: the use of a button, a menu or a date picker."""
        async with request.form() as form:
            place = place_of(self._slack, form)
            names = ("message", "action_id", "block_id")
            message, action_id, block_id = (field(form, name) for name in names)
            value = str(form["value"]) if "value" in form else None
            several = selected_in(form)
        selected = several if len(several) > 1 else "".join(several) or None
        with refusals():
            await self._gateway.click(
                place.viewer.id, place.channel.id, message, action_id, block_id, value, selected
            )
        return Response(status_code=204)

    async def react(self, request: Request) -> Response:
        """POST /react: an emoji on a message, or off it."""
        async with request.form() as form:
            place, ts, name = (
                place_of(self._slack, form),
                field(form, "message"),
                field(form, "name"),
            )
        with refusals():
            await self._gateway.react(place.viewer.id, place.channel.id, ts, name)
        return Response(status_code=204)

    async def take_blocks(self, request: Request) -> Response:
        """POST /blocks: whether this workspace takes the newest blocks, from now on."""
        async with request.form() as form:
            takes = "newest" in form
        self._slack.state.refused_blocks = [] if takes else list(NEWEST)
        self._slack.changed()
        return Response(status_code=204)

    async def close_guide(self, _request: Request) -> Response:
        """POST /guide/close: the first minute is over, for good."""
        self._slack.state.guide_is_closed = True
        self._slack.changed()
        return Response(status_code=204)


def routes(
    slack: Slack,
    gateway: Gateway,
    rehearsal: SimulatedClock,
    closing: Callable[[], bool] = lambda: False,
    *,
    commands: Commands = nothing,
    subjects: Subjects = nothing,
    record: Sequence[Entry] = (),
) -> list[BaseRoute]:
    """The page's routes; all of them answer on this machine's own names alone.

    Args:
        slack: the workspace that is shown.
        gateway: what people do goes there.
        rehearsal: the clock in the top bar.
        closing: whether the server is going down, so that open pages do not hold it up.
        commands: what the composer completes for a locale, the first ones first …
        subjects: … and what may follow them.
        record: what went over the wire, oldest first, as it grows; for the look inside.
    """
    templates = assets.templates(commands, subjects)
    passage = Passage(slack, rehearsal)
    page = Page(slack, gateway, passage, templates)
    return [
        Route("/", page.home, middleware=GUARDS),
        Route("/say", page.say, methods=["POST"], middleware=GUARDS),
        Route("/click", page.click, methods=["POST"], middleware=GUARDS),
        Route("/react", page.react, methods=["POST"], middleware=GUARDS),
        Route("/blocks", page.take_blocks, methods=["POST"], middleware=GUARDS),
        Route("/guide/close", page.close_guide, methods=["POST"], middleware=GUARDS),
        Route("/events", events(slack, rehearsal, closing), middleware=GUARDS),
        *passage.routes(),
        *Surfaces(slack, gateway).routes(),
        *Inside(record, slack, templates).routes(),
        Mount("/static", assets.static_files(), middleware=GUARDS),
    ]
