"""The composition root: everything is wired here, and nothing happens at import."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path
from threading import Event
from urllib.parse import urlsplit

from slack_bolt import App, BoltResponse
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient

import handlers.home
import handlers.installations
import handlers.messages
import handlers.workspace_events
from bot.app import Dpc
from bot.catalogue.library import Library
from bot.catalogue.loader import filed
from bot.clock import Clock, real_now
from bot.delivery import Reconciler, Sender
from bot.delivery.composer import Composer
from bot.delivery.refresher import Refresher, home_tabs, posted_messages
from bot.domain.rules import workdays
from bot.domain.rules.closing_days import Exceptions, read_exceptions
from bot.render.kit import language
from bot.scheduler import Waker
from bot.services.dispatch import Dispatcher
from bot.services.plans import Planner
from bot.slack.client import web_client
from bot.slack.fallback import Fallback
from bot.slack.oauth import Credentials, OAuth, wire
from bot.slack.timekeeper import Timekeeper
from bot.web.calendar_feed import CalendarFeeds
from config import manifest
from config.settings import ConfigurationError, Settings
from handlers.buttons import Buttons
from handlers.commands import Commands
from handlers.failures import failed
from handlers.forms import Forms
from handlers.identity import Bots, Directory
from handlers.installations import Gate, InstalledBots
from handlers.replies import SECONDS, Responder
from handlers.shortcuts import Shortcuts
from handlers.surfaces import Surfaces
from handlers.uploads import UPLOAD_SECONDS, Uploader
from storage import changes
from storage.engine import Database
from storage.kit.sealing import Keyring, SealError
from storage.revisions import is_current
from storage.suitability import refuse_unsuitable

SLACK_HOOKS = "https://hooks.slack.com"


def build(
    *,
    database: Database,
    clock: Clock,
    token: str = "",
    oauth: OAuth | None = None,
    api_url: str,
    pace: timedelta = timedelta(seconds=1),
    public_url: str = "",
    statements: Path | None = None,
) -> Dpc:
    """Wire the bot for one workspace's `token`, or by `oauth` for all that install it.

    Nothing is started, nobody is called. `api_url` ends in a slash. `pace` is the least time
    between two reminders in one channel, and between two drawings of a Home tab. `public_url`,
    without a slash at the end, is where browsers and calendars reach the bot; empty where they
    cannot. `statements` is the folder of those that are added to the ones that ship.
    """
    installs = wire(oauth, database, clock.now, real_now, api_url, public_url) if oauth else None
    clients_for = installs.tokens.clients if installs else _one_client(token, api_url)
    clients = clients_for(SECONDS)
    directory = Directory(clients)
    library = Library(filed(statements))
    dispatcher = Dispatcher(
        library,
        database,
        directory,
        clock.now,
        public_url=public_url,
        languages=language.languages(),
    )

    fallback = Fallback(database, real_now)
    composer = Composer(dispatcher, clock)
    planner = Planner(database, library, clock.now)
    stopped = Event()
    sender = Sender(
        database,
        clients,
        composer.delivery,
        clock.now,
        real_now,
        pace,
        locale=dispatcher.locale,
        stopped=stopped,
    )
    reconciler = Reconciler(
        database, clients, composer.delivery, clock.now, real_now, stopped=stopped
    )
    messages = Refresher(
        database, posted_messages(clients, composer.posted, fallback), real_now, stopped=stopped
    )
    homes = Refresher(database, home_tabs(clients, composer.home), real_now, pace, stopped)
    announce = partial(changes.announce, database)
    # In the end once more: what waits for its turn by now is a worker's to send.
    waker = Waker([announce], [sender.deliver, messages.refresh, homes.refresh, announce])
    api = urlsplit(api_url)
    responder = Responder([SLACK_HOOKS, f"{api.scheme}://{api.netloc}"], fallback)
    uploader = Uploader(clients_for(UPLOAD_SECONDS), fallback)
    surfaces = Surfaces(dispatcher, responder, fallback, clients)
    gate = Gate(installs.tokens.find, public_url) if installs else None
    authorize = InstalledBots() if gate else Bots(clients)
    app = _bolt(authorize, api_url, gate.middleware() if gate else None)
    commands = Commands(dispatcher, uploader, waker, responder, gate)
    commands.register(app)
    Buttons(dispatcher, surfaces, waker, uploader).register(app)
    handlers.messages.register(app, dispatcher, waker, uploader, fallback)
    Forms(dispatcher, surfaces, waker).register(app)
    Shortcuts(dispatcher, surfaces, directory, clients).register(app)
    handlers.home.register(app, dispatcher, waker)
    if installs:
        handlers.installations.register(app, installs.installing, installs.tokens.forget)
    handlers.workspace_events.register(app, dispatcher, directory, waker)
    return Dpc(
        library,
        database,
        clock,
        app,
        commands,
        planner,
        composer,
        sender,
        reconciler,
        messages,
        homes,
        waker,
        responder,
        uploader,
        CalendarFeeds(dispatcher),
        installs,
        Timekeeper(web_client(None, api_url, SECONDS)),
        stopped,
    )


def from_settings(settings: Settings) -> Dpc:
    """Wire the bot as the environment says; ConfigurationError for what is missing there."""
    many = settings.many_workspaces
    workdays.observe(_exceptions(settings))
    return build(
        database=Database(settings.database_url.get_secret_value()),
        clock=Clock(settings.dpc_clock),
        token="" if many else settings.require("SLACK_BOT_TOKEN"),
        oauth=_oauth(settings) if many else None,
        api_url=settings.api_url,
        public_url=settings.public_url,
        statements=settings.dpc_statements,
    )


def _exceptions(settings: Settings) -> Exceptions:
    """The days on which an organisation's offices differ; ConfigurationError for a bad list."""
    path = settings.dpc_closing_days
    try:
        return read_exceptions(path.read_text("utf-8")) if path else Exceptions()
    except OSError as error:
        raise ConfigurationError(f"DPC_CLOSING_DAYS: {path} cannot be read.") from error
    except ValueError as error:
        raise ConfigurationError(f"DPC_CLOSING_DAYS: in {path}, {error}.") from error


def refuse_if_behind(database: Database) -> None:
    """ConfigurationError for a database that lacks this version's tables.

    DatabaseUrlError for one that cannot be worked with as it is set up.
    """
    refuse_unsuitable(database)
    if not is_current(database):
        raise ConfigurationError("The database is behind this version: run `dpc migrate` first.")


def refuse_broken_statements(dpc: Dpc) -> None:
    """CatalogueError for a published statement that is not what was published."""
    with dpc.database.read() as conn:
        dpc.library.proven(conn)


def refuse_wrong_keys(dpc: Dpc) -> None:
    """ConfigurationError for tokens in the database that the keys do not open."""
    if dpc.installs is None:
        return
    try:
        dpc.installs.check_keys()
    except SealError as error:
        raise ConfigurationError(f"{error} Set the key that sealed it, after the others.") from None


def _oauth(settings: Settings) -> OAuth:
    credentials = Credentials(
        settings.require("SLACK_CLIENT_ID"), settings.require("SLACK_CLIENT_SECRET")
    )
    scopes = manifest.parsed()["oauth_config"]["scopes"]["bot"]
    return OAuth(credentials, Keyring(settings.encryption_keys), scopes)


def _one_client(token: str, api_url: str) -> Callable[[float], Callable[[str], WebClient]]:
    """The Web API for one workspace, by time limit."""

    def clients(seconds: float) -> Callable[[str], WebClient]:
        client = web_client(token, api_url, seconds)
        return lambda team: client

    return clients


def _bolt(
    authorize: Callable[..., AuthorizeResult],
    api_url: str,
    gate: Callable[..., BoltResponse] | None,
) -> App:
    """Bolt, with nothing left to its defaults that reads the environment or calls Slack."""
    app = App(
        name="dpc",  # without one Bolt reads the source of the whole call stack for it
        client=web_client(None, api_url, SECONDS),
        authorize=authorize,
        before_authorize=gate,
        process_before_response=True,
        request_verification_enabled=False,
        token_verification_enabled=False,
        logger=logging.getLogger("slack_bolt"),
    )
    app.error(failed)
    return app
