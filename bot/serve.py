"""How Slack reaches the bot: `dpc web` behind granian, `dpc socket` by Socket Mode."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from granian import Granian
from granian.constants import Interfaces
from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk.errors import SlackApiError

from bot import main
from bot.door import Door
from config import settings as configuration
from config.settings import ConfigurationError, Settings

# One blocking thread wins benchmarks, but two slow calls to Slack then stall /healthz.
BLOCKING_THREADS = 8
KILL_AFTER = 10  # seconds after a SIGTERM; a worker that misses it would be waited for in vain


def web(settings: Settings) -> None:
    """Serve until told to stop; ConfigurationError where something is missing."""
    settings.require("SLACK_SIGNING_SECRET")
    dpc = main.from_settings(settings)
    main.refuse_if_behind(dpc.database)
    dpc.close()
    Granian(
        "bot.serve:door",
        factory=True,
        address="0.0.0.0",  # noqa: S104 (a platform's router reaches it from outside)
        port=settings.port,
        interface=Interfaces.WSGI,
        workers=settings.web_concurrency,
        blocking_threads=BLOCKING_THREADS,
        respawn_failed_workers=True,
        workers_kill_timeout=KILL_AFTER,
        log_access=False,
    ).serve()


def door() -> Door:
    """The WSGI application of one worker process, wired from the environment."""
    settings = configuration.load()
    secret, token = settings.require("SLACK_SIGNING_SECRET"), settings.dpc_metrics_token
    return main.from_settings(settings).door(secret, token.get_secret_value() if token else None)


@contextmanager
def socket_mode(app: App, app_token: str) -> Iterator[None]:
    """Take Slack's requests over a Socket Mode connection until the block ends.

    What is at work by then is finished. ConfigurationError when Slack does not let the app in.
    """
    # By itself the handler would end a refusal in a traceback.
    address = _address(app, app_token)
    handler = SocketModeHandler(app, app_token)
    handler.client.wss_uri = address
    handler.connect()  # type: ignore[no-untyped-call]  # Bolt types no adapters
    # not start(): it waits for ever, deaf to SIGTERM
    try:
        yield
    finally:
        handler.close()  # type: ignore[no-untyped-call]  # likewise


def _address(app: App, app_token: str) -> str:
    try:
        return str(app.client.apps_connections_open(app_token=app_token)["url"])
    except SlackApiError as refused:
        reason = refused.response["error"]
        advice = "make another under Basic Information, App-Level Tokens, with connections:write"
        raise ConfigurationError(f"Slack refuses SLACK_APP_TOKEN ({reason}): {advice}.") from None
    except OSError as error:
        raise ConfigurationError(f"Slack cannot be reached: {type(error).__name__}.") from None
