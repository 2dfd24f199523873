"""A stand-in for Slack that fails as told: it refuses, limits, lies, cuts, is late, and kills.

Small and quick, since thousands of calls go through it. What it keeps is the truth that the
runs are judged by: which posts a person would see.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email.utils import formatdate
from random import Random
from typing import Any
from urllib.parse import parse_qsl, urlsplit

WORKER = "x-worker"  # the header in which a caller says its process id
SLOW = 1.1  # seconds: longer than a worker waits for an answer
LATE = 0.5  # seconds until a post shows whose sending had failed

# How often a call meets each fault, in per cent.
POST_FAULTS = {
    "limit": 8,  # 429, try again in a second
    "refuse": 6,  # 500, and nothing was done
    "cut before": 6,  # no answer, and nothing was done
    "cut after": 6,  # no answer, but it was done
    "lie": 5,  # 500, but it was done
    "babble": 3,  # 200 and a page that is not Slack's, but it was done
    "late": 3,  # 500, and it is done some time later
    "slow": 1,  # done and answered when nobody listens any more
    "kill before": 1,  # the caller is killed, and nothing was done
    "kill after": 1,  # the caller is killed, but it was done
}
OTHER_FAULTS = {"limit": 5, "refuse": 5, "cut before": 5, "cut after": 5, "kill after": 1}

Json = dict[str, Any]


@dataclass(frozen=True)
class Post:
    """A message that a person sees; `nonce` is None where it is not a delivery's."""

    ts: str
    channel: str
    thread_ts: str | None
    metadata: Json | None

    @property
    def nonce(self) -> str | None:
        """The random id of the delivery."""
        return str(self.metadata["event_payload"]["id"]) if self.metadata else None


@dataclass
class Slack:
    """What has been posted, and how calls fail: by `script` first, each entry once, then by dice.

    An entry of the script is a method and a fault, or `well` for none. There is one more fault
    than the dice know: a post that is `overdue` fails and shows only after the next post does.
    A channel takes one post in `pace` seconds, and one more at once, as Slack lets a short burst
    pass; the next is limited.
    """

    dice: Random
    fails: bool = True
    script: list[tuple[str, str]] = field(default_factory=list)
    clock: Callable[[], float] = time.time
    pace: float = 0
    full_until: dict[str, float] = field(default_factory=dict)
    overdue: list[Json] = field(default_factory=list)
    posts: dict[str, list[Post]] = field(default_factory=dict)
    met: Counter[str] = field(default_factory=Counter)
    last: int = 0

    def seen(self) -> Counter[str]:
        """How many posts of each delivery there are to be seen."""
        return Counter(
            post.nonce for each in list(self.posts.values()) for post in list(each) if post.nonce
        )

    def fault(self, method: str) -> str:
        """What happens to this call."""
        for entry in self.script:
            if entry[0] == method:
                self.script.remove(entry)
                return entry[1]
        if not self.fails:
            return "well"
        faults = POST_FAULTS if method == "chat.postMessage" else OTHER_FAULTS
        names, shares = [*faults, "well"], [*faults.values(), 100 - sum(faults.values())]
        return self.dice.choices(names, shares)[0]

    def has_room(self, channel: str) -> bool:
        """Whether a channel takes a post now; if so it has that much less room for the next."""
        now = self.clock()
        full_until = max(self.full_until.get(channel, 0), now) + self.pace
        if full_until > now + 2 * self.pace:
            return False
        self.full_until[channel] = full_until
        return True

    def call(self, method: str, given: Json) -> Json:
        """Do what a method does; the answer's body."""
        return {
            "chat.postMessage": self._post,
            "chat.delete": self._delete,
            "conversations.open": self._open,
            "conversations.history": self._history,
            "conversations.replies": self._history,
        }[method](given)

    def post(self, channel: str, thread_ts: str | None = None, metadata: Json | None = None) -> str:
        """Add a message; returns its time stamp."""
        self.last = max(self.last + 1, int(self.clock() * 1_000_000))
        ts = f"{self.last // 1_000_000}.{self.last % 1_000_000:06}"
        self.posts.setdefault(channel, []).append(Post(ts, channel, thread_ts, metadata))
        return ts

    def _post(self, given: Json) -> Json:
        channel = _conversation(given["channel"])
        ts = self.post(channel, given.get("thread_ts"), given["metadata"])
        while self.overdue:
            self._post(self.overdue.pop())
        return {"ok": True, "channel": channel, "ts": ts}

    def _delete(self, given: Json) -> Json:
        posts = self.posts.get(given["channel"], [])
        for post in posts:
            if post.ts == given["ts"]:
                posts.remove(post)
                return {"ok": True}
        return {"ok": False, "error": "message_not_found"}

    def _open(self, given: Json) -> Json:
        return {"ok": True, "channel": {"id": _conversation(given["users"])}}

    def _history(self, given: Json) -> Json:
        """Of a channel newest first, of a thread (`ts`) oldest first and its root always."""
        root = given.get("ts")
        posts = [
            post
            for post in self.posts.get(given["channel"], [])
            if (root is not None and post.ts == root)
            or (post.thread_ts == root and post.ts > given["oldest"])
        ]
        if root is None:
            posts.reverse()
        start, limit = int(given.get("cursor") or 0), min(int(given["limit"]), 50)
        end = start + limit
        shown = [{"ts": post.ts, "metadata": post.metadata} for post in posts[start:end]]
        cursor = str(end) if end < len(posts) else ""
        return {"ok": True, "messages": shown, "response_metadata": {"next_cursor": cursor}}


def _conversation(destination: str) -> str:
    return f"D{destination[1:]}" if destination.startswith("U") else destination


@contextmanager
def standing(slack: Slack) -> Iterator[str]:
    """Serve it in a thread of its own; the Web API's address."""
    loop, ready = asyncio.new_event_loop(), threading.Event()
    found: list[str] = []

    async def serve() -> None:
        server = await asyncio.start_server(_Door(slack), "127.0.0.1", 0, backlog=1000)
        found.append(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/api/")
        ready.set()
        async with server:
            await stopped.wait()
        for task in asyncio.all_tasks() - {asyncio.current_task()}:
            task.cancel()

    stopped = asyncio.Event()
    thread = threading.Thread(target=lambda: loop.run_until_complete(serve()))
    thread.start()
    assert ready.wait(10)
    try:
        yield found[0]
    finally:
        loop.call_soon_threadsafe(stopped.set)
        thread.join(10)
        loop.close()


@dataclass
class _Door:
    """One request a connection, as slack_sdk sends them."""

    slack: Slack

    async def __call__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            method, given, worker = await _request(reader)
            writer.write(await self._answer(method, given, worker))
            await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            self.slack.met["a caller that went away"] += 1
        finally:
            writer.close()

    async def _answer(self, method: str, given: Json, worker: int) -> bytes:
        """Carry a call out, or not, as the fault says; nothing at all cuts the connection."""
        fault = self.slack.fault(method)
        if method == "chat.postMessage" and not self.slack.has_room(given["channel"]):
            fault = "limit"
        self.slack.met[f"{method}: {fault}"] += 1
        if fault == "limit":
            return _http(429, b'{"ok": false, "error": "ratelimited"}', "Retry-After: 1\r\n")
        if fault in ("refuse", "late", "overdue"):
            self._put_off(fault, method, given)
            return _FAILURE
        if fault == "slow":
            await asyncio.sleep(SLOW)
        answer = b"" if fault.endswith("before") else _json(self.slack.call(method, given))
        if fault.startswith("kill"):
            with suppress(ProcessLookupError):  # another call of the same worker has killed it
                os.kill(worker, signal.SIGKILL)
        return answer if fault in ("well", "slow") else _UNCLEAR.get(fault, b"")

    def _put_off(self, fault: str, method: str, given: Json) -> None:
        """A call that fails is carried out later, or never."""
        if fault == "late":
            asyncio.get_running_loop().call_later(LATE, self.slack.call, method, given)
        if fault == "overdue":
            self.slack.overdue.append(given)


async def _request(reader: asyncio.StreamReader) -> tuple[str, Json, int]:
    """The method, its arguments, and who calls."""
    head = (await reader.readuntil(b"\r\n\r\n")).decode()
    first, *lines = head.split("\r\n")
    headers = {line.partition(":")[0].lower(): line.partition(":")[2].strip() for line in lines}
    body = await reader.readexactly(int(headers.get("content-length", 0)))
    url = urlsplit(first.split(" ")[1])
    given: Json = dict(parse_qsl(url.query))
    is_json = headers.get("content-type", "").startswith("application/json")
    given |= json.loads(body) if is_json else dict(parse_qsl(body.decode()))
    return url.path.rpartition("/")[2], given, int(headers.get(WORKER, 0))


def _json(answer: Json) -> bytes:
    return _http(200, json.dumps(answer).encode())


def _http(status: int, body: bytes, header: str = "") -> bytes:
    head = f"HTTP/1.1 {status} -\r\nContent-Length: {len(body)}\r\nConnection: close\r\n"
    return f"{head}Date: {formatdate(usegmt=True)}\r\n{header}\r\n".encode() + body


_FAILURE = _http(500, b"Internal Server Error")
_UNCLEAR = {"lie": _FAILURE, "babble": _http(200, b"<h1>Hello")}
