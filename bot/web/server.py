"""`dpc web`: granian serves the web application, in as many processes as the operator wants."""

from __future__ import annotations

import resource
from contextlib import closing

from granian import Granian
from granian.constants import HTTPModes, Interfaces

from bot import bootstrap
from config.settings import Settings

# A thread waits for each body that is slow to arrive. What is done once it has arrived is done
# by eight at once (`bot.web.app`): more of them only get into each other's way.
BLOCKING_THREADS = 128
# So many connections a process serves at once, and so many descriptors it needs for them, if the
# system lets it: a thousand, of either, are soon held by somebody who is silent on them. After
# half a minute granian hangs up on those, where it need not find out which HTTP they will speak.
CONNECTIONS = 4096
DESCRIPTORS = 2 * CONNECTIONS
# Granian's own lines, of its starting and stopping, go the way of all others.
TO_ROOT = {"handlers": {}, "loggers": {"_granian": {"propagate": True}}}
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
    _open_many()
    Granian(
        "bot.web.worker:web_app",
        factory=True,
        address="0.0.0.0",  # noqa: S104 (a platform's router reaches it from outside)
        port=settings.port,
        interface=Interfaces.WSGI,
        http=HTTPModes.http1,
        backpressure=CONNECTIONS,
        workers=settings.web_concurrency,
        blocking_threads=BLOCKING_THREADS,
        respawn_failed_workers=True,
        workers_kill_timeout=KILL_AFTER,
        log_access=False,
        log_dictconfig=TO_ROOT,
    ).serve()


def _open_many() -> None:
    """Let this process, and those that it starts, have more open at once than at first."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = DESCRIPTORS if hard == resource.RLIM_INFINITY else min(hard, DESCRIPTORS)
    if soft not in range(most):
        return  # it has them, or no limit
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
