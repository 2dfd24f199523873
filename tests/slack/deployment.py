"""The bot as it is deployed, on a database of one's choice, beside a stand-in for Slack."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from a2wsgi import WSGIMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Mount, Route

from bot import bootstrap
from bot.app import Dpc
from bot.clock import Clock, real_now
from bot.domain.outbox import DeliveryKind, Planned
from bot.local import run
from bot.render.kit.message import Message
from bot.simulator import web_api
from bot.simulator.gateway import Gateway
from bot.simulator.seed import initial
from bot.simulator.slack import Slack
from config import manifest
from storage import outbox
from storage.engine import Database
from tests.deliveries import by_state
from tests.serving import Site
from tests.slack.knocking import SECRET
from tests.slack.rings import assert_nothing_rings

TOKEN = "xoxb-of-this-test"  # noqa: S105 (of a workspace that lives for one test)
APP_TOKEN = "xapp-of-this-test"  # noqa: S105 (likewise)


@dataclass(frozen=True)
class Deployment:
    """A stand-in for Slack, and the bot with its own database; nothing ticks."""

    site: Site
    slack: Slack
    dpc: Dpc

    @property
    def api_url(self) -> str:
        """Where the stand-in's Web API is."""
        return f"{self.site.url}/api/"

    def plan(self, *rows: Planned) -> None:
        """Put rows into the outbox."""
        with self.dpc.database.write() as connection:
            outbox.plan(connection, rows)

    def states(self) -> dict[str, int]:
        """How many rows of the outbox are in each state."""
        with self.dpc.database.read() as connection:
            return by_state(connection)

    def said(self) -> list[str]:
        """What the bot has posted, in order."""
        return [message.text for message in self.slack.state.messages]


@contextmanager
def deployed(site: Site, url: str, start: datetime = run.MORNING) -> Iterator[Deployment]:
    """Wire the bot to the database at `url` and to a fresh stand-in on the run's server."""
    clock, database = Clock(start), Database(url)
    dpc = bootstrap.build(database=database, clock=clock, token=TOKEN, api_url=f"{site.url}/api/")
    with standing_in(site, f"{site.url}/slack/events") as (slack, _):
        door: Any = WSGIMiddleware(dpc.web_app(SECRET))  # type: ignore[arg-type]  # see bot/local/run.py
        site.app.router.routes.append(Mount("/", door))
        yield Deployment(site, slack, dpc)
    dpc.close()
    assert_nothing_rings(slack.state)


@contextmanager
def standing_in(
    site: Site, bot_url: str, retry_delays: tuple[float, ...] = ()
) -> Iterator[tuple[Slack, Gateway]]:
    """A fresh stand-in for Slack on the run's server, for a bot at `bot_url`.

    An event that the bot does not take is sent again after so many seconds each.
    """
    slack = Slack(initial(manifest.parsed()["oauth_config"]["scopes"]["bot"]), now=real_now)
    gateway = Gateway(
        slack,
        bot_url=bot_url,
        api_url=f"{site.url}/api/",
        signing_secret=SECRET,
        client=site.http,
        retry_delays=retry_delays,
    )
    site.app.router.routes = [*web_api.routes(slack, gateway, TOKEN, APP_TOKEN)]
    yield slack, gateway
    site.run(gateway.close())
    assert slack.problems == []


def socket_at(site: Site, address: Callable[[], str]) -> None:
    """Have the stand-in name an address of its socket that leads another way than to itself."""

    async def opened(_: Request) -> Response:
        return JSONResponse({"ok": True, "url": address()})

    route = Route("/api/apps.connections.open", opened, methods=["POST"])
    site.app.router.routes.insert(0, route)


def row(text: str, channel: str, **fields: Any) -> Planned:
    """A row of the outbox that says `text`, due when the clock starts."""
    state = initial()
    block = {"type": "section", "text": {"type": "plain_text", "text": text}}
    return Planned(
        team=state.team_id,
        destination=channel,
        kind=fields.pop("kind", DeliveryKind.ANSWER),
        subject=text,
        due_at=run.MORNING,
        payload={**Message(text, (block,)).to_store(), "for": state.people[0].id},
        **fields,
    )
