"""One local server for the whole run, on which one application after the other lives."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import threading
from collections.abc import AsyncIterator, Coroutine, Iterator
from concurrent.futures import Future
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

import httpx
import uvicorn
from starlette.applications import Starlette

from bot.simulator.gateway.signed import NOTHING_KEPT
from tests.logbook import overheard

Answer = TypeVar("Answer")


@dataclass
class Site:
    """A server in a thread of its own; whoever lives on it sets the routes of its `app`."""

    url: str
    app: Starlette
    loop: asyncio.AbstractEventLoop
    http: httpx.AsyncClient

    def run(self, doing: Coroutine[Any, Any, Answer]) -> Answer:
        """Run a coroutine on the server's loop; returns its result within a minute."""
        return self.start(doing).result(60)

    def start(self, doing: Coroutine[Any, Any, Answer]) -> Future[Answer]:
        """Let a coroutine begin on the server's loop, and do not wait for it."""
        return asyncio.run_coroutine_threadsafe(doing, self.loop)


@contextlib.contextmanager
def served() -> Iterator[Site]:
    """A server on a free local port, until the block ends."""
    sites: list[Site] = []
    ready = threading.Event()

    # By its protocol asyncio knows to switch Nagle's algorithm off, worth 40 ms a request.
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP) as listener:
        listener.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{listener.getsockname()[1]}"

        @asynccontextmanager
        async def life(app: Starlette) -> AsyncIterator[None]:
            async with httpx.AsyncClient(limits=NOTHING_KEPT) as http:
                sites.append(Site(url, app, asyncio.get_running_loop(), http))
                ready.set()
                yield

        # Whoever keeps a connection for some seconds must find it, however slow the machine is.
        config = uvicorn.Config(
            overheard(Starlette(lifespan=life)), log_level="critical", timeout_keep_alive=60
        )
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, args=([listener],))
        thread.start()
        assert ready.wait(10)
        try:
            yield sites[0]
        finally:
            server.should_exit = True
            thread.join(10)
