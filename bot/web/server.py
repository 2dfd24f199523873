"""`dpc web`: granian serves the web application, in as many processes as the operator wants.

A platform's router learns a little later than we do that a process is to end. So a worker that
is told to (SIGTERM) says on `/readyz` that it leaves, and serves on for a while before it stops
taking requests: those that are still sent its way are answered, and those in hand are finished.
"""

from __future__ import annotations

import os
import signal
import time
from contextlib import closing
from multiprocessing import parent_process
from threading import Thread, get_ident

from granian import Granian
from granian.constants import Interfaces

from bot import bootstrap, logs
from bot.scheduler import Ticker
from bot.web.app import WebApp
from config import settings as configuration
from config.settings import Settings

# A thread waits for each body that is slow to arrive. What is done once it has arrived is done
# by eight at once (`bot.web.app`): more of them only get into each other's way.
BLOCKING_THREADS = 128
# Granian's own lines, of its starting and stopping, go the way of all others.
TO_ROOT = {"handlers": {}, "loggers": {"_granian": {"propagate": True}}}
DRAIN = 3  # seconds that a worker serves on after a SIGTERM
# Seconds after a SIGTERM; a worker that misses it would be waited for in vain. Below the ten
# that containers are given to end.
KILL_AFTER = 9


def web(settings: Settings) -> None:
    """Serve until told to stop; ConfigurationError where something is missing."""
    settings.require("SLACK_SIGNING_SECRET")
    with closing(bootstrap.from_settings(settings)) as dpc:
        bootstrap.refuse_if_behind(dpc.database)
        bootstrap.refuse_wrong_keys(dpc)
        bootstrap.refuse_broken_statements(dpc)
    Granian(
        "bot.web.server:web_app",
        factory=True,
        address="0.0.0.0",  # noqa: S104 (a platform's router reaches it from outside)
        port=settings.port,
        interface=Interfaces.WSGI,
        workers=settings.web_concurrency,
        blocking_threads=BLOCKING_THREADS,
        respawn_failed_workers=True,
        workers_kill_timeout=KILL_AFTER,
        log_access=False,
        log_dictconfig=TO_ROOT,
    ).serve()


def web_app() -> WebApp:
    """The WSGI application of one worker process, wired from the environment."""
    settings = configuration.load()
    logs.configure(settings.log_level, settings.secrets)
    secret, token = settings.require("SLACK_SIGNING_SECRET"), settings.dpc_metrics_token
    dpc = bootstrap.from_settings(settings)
    web_app = dpc.web_app(secret, token.get_secret_value() if token else None)
    # Blocked in every thread, of granian's too, that is started from here on: one alone waits
    # for it. granian sets its handlers later, and would stop at once.
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})
    Thread(target=_leave, args=(web_app, get_ident()), name="leave", daemon=True).start()
    Thread(target=_follow, name="follow", daemon=True).start()
    Ticker({5: [dpc.timekeeper]}).start()
    return web_app


def _follow() -> None:
    """Leave when the parent is gone: nobody else would end this process, or start another."""
    if parent := parent_process():
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)


def _leave(web_app: WebApp, granian: int) -> None:
    """Wait for SIGTERM, serve on for a while, and stop this process as Ctrl+C does."""
    signal.sigwait({signal.SIGTERM})
    web_app.retire()
    time.sleep(DRAIN)
    # To granian's own thread: a signal that another one is handed does not wake it.
    signal.pthread_kill(granian, signal.SIGINT)
