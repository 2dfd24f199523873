"""`dpc web`: granian serves the door, in as many processes as the operator wants."""

from __future__ import annotations

from granian import Granian
from granian.constants import Interfaces

from bot import main
from bot.door import Door
from config import settings as configuration
from config.settings import Settings

# One blocking thread wins benchmarks, but two slow calls to Slack then stall /healthz.
BLOCKING_THREADS = 8
KILL_AFTER = 10  # seconds after a SIGTERM; a worker that misses it would be waited for in vain


def web(settings: Settings) -> None:
    """Serve until told to stop; ConfigurationError where something is missing."""
    settings.require("SLACK_SIGNING_SECRET")
    dpc = main.from_settings(settings)
    main.refuse_if_behind(dpc.database)
    main.refuse_wrong_keys(dpc)
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
