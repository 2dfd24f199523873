"""`dpc local`: the bot and a stand-in for Slack in one process, joined by signed HTTP.

The stand-in speaks Slack's protocol to the bot and knows nothing else of it but what is handed
over here: how time goes on (`simulated_clock.py`), and what its composer completes
(`completions.py`).
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import ExitStack, asynccontextmanager, closing, contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache, partial
from pathlib import Path
from zoneinfo import ZoneInfo

import httpx
from a2wsgi import WSGIMiddleware
from sqlalchemy.exc import DatabaseError, OperationalError
from starlette.applications import Starlette
from starlette.routing import Mount

from bot import bootstrap
from bot.app import Dpc
from bot.clock import Clock
from bot.domain.sides import Side
from bot.local import completions
from bot.local.simulated_clock import SimulatedClock
from bot.simulator import page, seed, web_api
from bot.simulator.gateway import Gateway
from bot.simulator.gateway.signed import NOTHING_KEPT
from bot.simulator.model import State
from bot.simulator.recorder import Recorder
from bot.simulator.slack import Slack
from bot.slack.transport import trust
from config import manifest
from config.settings import ConfigurationError
from storage import coordinators, people, workspaces
from storage.engine import Database, DatabaseUrlError
from storage.migrate import upgrade

MORNING = datetime(2024, 4, 30, 9, tzinfo=ZoneInfo("Europe/Brussels"))
_DATABASE = ("dpc.sqlite3", "dpc.sqlite3-wal", "dpc.sqlite3-shm", "dpc.sqlite3-origin")
FILES = ("workspace.json", *_DATABASE)


@dataclass(frozen=True)
class Local:
    """The local workspace: the bot, the stand-in with what people do in it, and the page."""

    dpc: Dpc
    slack: Slack
    gateway: Gateway
    rehearsal: SimulatedClock
    app: Starlette


def erase(folder: Path) -> None:
    """Delete the files of the local workspace in `folder`, and nothing else."""
    for name in FILES:
        (folder / name).unlink(missing_ok=True)


@contextmanager
def opened(folder: Path) -> Iterator[tuple[Database, datetime]]:
    """The database of the local workspace, and the instant at which its clock stands.

    ConfigurationError where there is none yet. It may be running.
    """
    path = folder / "workspace.json"
    if not path.exists():
        raise ConfigurationError("There is no local workspace yet: start `dpc local` first.")
    with closing(_database(folder / "dpc.sqlite3")) as database:
        yield database, _state(path).clock or MORNING


def create(
    folder: Path,
    url: str,
    start: datetime | None = None,
    closing: Callable[[], bool] = lambda: False,
) -> Local:
    """Wire the local workspace; its `app` is to be served at `url`, until `closing` says so.

    Its files lie in `folder`, which is made if need be. The clock starts at `start`; without
    one it goes on where it last stood, at first on the morning of the statement.
    ConfigurationError for files that cannot be read.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "workspace.json"
    is_new = not path.exists()
    state = _state(path)
    app = manifest.parsed()
    features = app["features"]
    state.scopes = app["oauth_config"]["scopes"]["bot"]
    state.home_tab = features["app_home"]["home_tab_enabled"]
    database = _database(folder / "dpc.sqlite3")
    clock = Clock(start or state.clock or MORNING)
    if is_new:
        _appoint(database, state, clock.now())
    token, secret = f"xoxb-{secrets.token_hex(16)}", secrets.token_hex(16)
    api_url = f"{url}/api/"
    # A rehearsal's month may pass in a second: no pause between two posts.
    dpc = bootstrap.build(
        database=database,
        clock=clock,
        token=token,
        api_url=api_url,
        pace=timedelta(),
        public_url=url,
    )
    slack = Slack(state, now=clock.now, path=path)
    client = messenger()
    gateway = Gateway(
        slack,
        bot_url=f"{url}/slack/events",
        api_url=api_url,
        signing_secret=secret,
        client=client,
        shortcuts=[(s["callback_id"], s["name"], s["type"]) for s in features["shortcuts"]],
    )
    rehearsal = SimulatedClock(dpc)
    recorder = Recorder(clock.now)
    ticker = dpc.ticker()

    @asynccontextmanager
    async def life(_: Starlette) -> AsyncIterator[None]:
        ticker.start()
        _let_in(slack)
        slack.changed()  # where its clock stands is kept
        yield
        slack.changed()
        await gateway.close()
        await client.aclose()
        await asyncio.to_thread(ticker.stop)
        await asyncio.to_thread(dpc.close)

    web_app = WSGIMiddleware(dpc.web_app(secret))  # type: ignore[arg-type]  # a2wsgi types both protocols its own way
    routes = [
        *recorder.called(web_api.routes(slack, gateway, token)),
        *page.routes(
            slack,
            gateway,
            rehearsal,
            closing,
            commands=completions.commands,
            subjects=lru_cache(partial(completions.subjects, dpc.statements())),
            record=recorder.entries,
        ),
        Mount("/", recorder.posted(web_app)),  # type: ignore[arg-type]  # likewise
    ]
    return Local(dpc, slack, gateway, rehearsal, Starlette(routes=routes, lifespan=life))


def messenger() -> httpx.AsyncClient:
    """The client that takes to the bot what people do; to be closed by whoever asks for it.

    Nothing leaves this machine, whatever proxy is set; the gateway keeps Slack's time limits.
    """
    return httpx.AsyncClient(
        verify=trust(),
        timeout=None,  # noqa: S113
        trust_env=False,
        limits=NOTHING_KEPT,
    )


def _let_in(slack: Slack) -> None:
    """The bot is brought into the first channel when the workspace is new, and may greet there."""
    first, bot = slack.state.channels[0], slack.state.bot_user
    if bot not in first.members:
        slack.invite(bot, first.id, first.members[0])


def _appoint(database: Database, state: State, now: datetime) -> None:
    """Whoever is a coordinator by what the page says of them is one for the bot, too."""
    with database.write() as connection:
        workspaces.ensure(connection, state.team_id, now)
        for person in state.people:
            if "coordinator" in person.role:
                team, user, side = state.team_id, person.id, Side(person.side.lower())
                people.set_side(connection, team, user, person.real_name, Side.COORDINATOR, now)
                coordinators.put(connection, team, side, user, user, now)


def _state(path: Path) -> State:
    if not path.exists():
        state = seed.initial()
        state.channels[0].members.remove(state.bot_user)  # it is let in by and by
        return state
    try:
        return State.load(path)
    except (OSError, ValueError):
        raise _unreadable(path) from None


def _database(path: Path) -> Database:
    try:
        with ExitStack() as refused:
            database = Database(f"sqlite:///{path}")
            refused.callback(database.close)
            upgrade(database)
            refused.pop_all()
    except OperationalError:  # it is in use, or the disk is full: nothing that beginning anew mends
        raise
    except (DatabaseError, DatabaseUrlError):
        raise _unreadable(path) from None
    return database


def _unreadable(path: Path) -> ConfigurationError:
    return ConfigurationError(
        f"{path} cannot be read: start with `dpc local --fresh` to begin anew."
    )
