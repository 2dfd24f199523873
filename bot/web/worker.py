"""A worker process of `dpc web`, as granian starts it.

A platform's router learns a little later than we do that a process is to end. So a worker that
is told to (SIGTERM) says on `/readyz` that it leaves, and serves on for a while before it stops
taking requests: those that are still sent its way are answered, and those in hand are finished.
"""

from __future__ import annotations

import os
import signal
import time
from multiprocessing import parent_process
from multiprocessing.util import Finalize
from threading import Thread, get_ident
from typing import TYPE_CHECKING

from bot.loading import loading

if TYPE_CHECKING:  # loaded where it is wanted, in one go
    from bot.app import Dpc
    from bot.scheduler import Ticker
    from bot.web.app import WebApp

DRAIN = 3  # seconds that a worker serves on after a SIGTERM


def web_app() -> WebApp:
    """The WSGI application of one worker process, wired from the environment."""
    with loading():
        from bot import bootstrap, logs
        from bot.scheduler import Ticker
        from config import settings as configuration

    settings = configuration.load()
    logs.configure(settings.log_level, settings.secrets)
    secret, token = settings.require("SLACK_SIGNING_SECRET"), settings.dpc_metrics_token
    dpc = bootstrap.from_settings(settings)
    web_app = dpc.web_app(secret, token.get_secret_value() if token else None)
    # Blocked in every thread, of granian's too, that is started from here on: one alone waits
    # for it. granian sets its handlers later, and would stop at once.
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})
    Thread(target=_leave, args=(dpc, web_app, get_ident()), name="leave", daemon=True).start()
    Thread(target=_follow, name="follow", daemon=True).start()
    ticker = Ticker({5: [dpc.timekeeper]})
    ticker.start()
    # Before the threads of the process are waited for.
    Finalize(None, _finish, (dpc, ticker), exitpriority=1)
    return web_app


def _follow() -> None:
    """Leave when the parent is gone: nobody else would end this process, or start another."""
    if parent := parent_process():
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)


def _finish(dpc: Dpc, ticker: Ticker) -> None:
    """Granian has stopped: what is in hand is finished, all else is left to others."""
    dpc.stopped.set()
    ticker.stop()
    dpc.close()


def _leave(dpc: Dpc, web_app: WebApp, granian: int) -> None:
    """Wait for SIGTERM, serve on for a while, and stop this process as Ctrl+C does."""
    signal.sigwait({signal.SIGTERM})
    web_app.retire()
    time.sleep(DRAIN)
    dpc.stopped.set()  # from Python 3.13 on, threads are waited for before `_finish`
    # To granian's own thread: a signal that another one is handed does not wake it.
    signal.pthread_kill(granian, signal.SIGINT)
