"""A real browser, and the windows of the local workspace in it."""

from __future__ import annotations

import asyncio
import json
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    ConsoleMessage,
    Locator,
    Page,
    Request,
    expect,
    sync_playwright,
)

NAMES = ("chromium", "chromium-browser", "google-chrome")
QUIET = [
    "--no-sandbox",  # refused to root, as whom containers run
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
MILLISECONDS = 30_000  # that a page may take for anything, on a busy machine
_ARROW = "→ "
DESKTOP = {"width": 1280, "height": 800}


def carrying(command: str) -> str:
    """The selector of buttons whose command begins so: "claim CYBER-1", "milestone move DPC-3"."""
    value = json.dumps(f'"command":"{command}')[1:-1]  # as a button's value stands in the page
    return f"button[hx-vals*={json.dumps(value)}]"


def holds(place: Locator, *what: str) -> None:
    """A message, a modal or a Home tab comes to hold words; after an arrow, a button's command.

    Ids, dates, states and what buttons carry tell what came of something, however it is worded.
    """
    for each in what:
        if each.startswith(_ARROW):
            expect(place.locator(carrying(each.removeprefix(_ARROW))).first).to_be_attached()
        else:
            expect(place).to_contain_text(each)


@contextmanager
def running() -> Iterator[Browser]:
    """A browser; without one the test is skipped, but fails where CI is true."""
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        missing = f"No browser: none of {', '.join(NAMES)} is installed."
        if os.environ.get("CI") == "true":
            pytest.fail(missing)
        pytest.skip(missing)
    expect.set_options(timeout=MILLISECONDS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        browser.close()


@dataclass(frozen=True)
class Lent:
    """A browser that goes from test to test."""

    _browser: Browser
    _loop: asyncio.AbstractEventLoop

    @contextmanager
    def at_hand(self) -> Iterator[Browser]:
        """The browser, to be used in this thread within the block."""
        asyncio._set_running_loop(self._loop)
        yield self._browser
        asyncio._set_running_loop(None)


@contextmanager
def lent() -> Iterator[Lent]:
    """One browser for a whole run: to start it takes two seconds of processor.

    Playwright's loop runs in the thread that started it, and nobody else's can meanwhile: it
    rests unless the browser is at hand.
    """
    with running() as browser:
        loop = asyncio.get_running_loop()
        asyncio._set_running_loop(None)
        yield Lent(browser, loop)
        asyncio._set_running_loop(loop)


@dataclass
class Window:
    """One person's window; `faults` are what no page may do, in words."""

    page: Page
    faults: list[str] = field(default_factory=list)
    clicks: int = 0

    def __post_init__(self) -> None:
        """Watch the page from its first request on."""
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("request", self._asked)

    @property
    def timeline(self) -> Locator:
        """The messages of the channel."""
        return self.page.locator("#timeline article")

    @property
    def posted(self) -> Locator:
        """Those of them that everybody sees."""
        return self.page.locator("#timeline article:not(.private)")

    @property
    def thread(self) -> Locator:
        """The messages of the thread that is open."""
        return self.page.locator("#thread article")

    @property
    def modal(self) -> Locator:
        """The modal on top."""
        return self.page.locator("#modal")

    def be(self, name: str) -> None:
        """Go on as somebody else, by the switch in the sidebar."""
        person = self.page.locator(".people a", has_text=name)
        person.click()
        expect(person).to_have_attribute("aria-current", "true")

    def say(self, text: str) -> None:
        """Send something to the channel."""
        self._send("#composer", text)

    def reply(self, text: str) -> None:
        """Send something to the thread that is open."""
        self._send("#thread-composer", text)

    def ask(self, text: str, *answer: str) -> Locator:
        """Send something to the channel; returns what came of it, which holds these (`holds`)."""
        before = self.timeline.count()
        self.say(text)
        expect(self.timeline).not_to_have_count(before)
        return self.hear(*answer)

    def hear(self, *what: str) -> Locator:
        """The channel's newest message, once it holds these (`holds`)."""
        holds(self.timeline.last, *what)
        return self.timeline.last

    def follow(self, label: str) -> None:
        """Open a thread by the newest link of that name; what is written then goes there."""
        link = self.page.get_by_role("link", name=label).last
        thread = parse_qs(urlsplit(link.get_attribute("href") or "").query)["thread"][0]
        link.click()
        pane = self.page.locator("#thread")
        expect(pane).to_have_attribute("data-place", re.compile(re.escape(thread) + "$"))

    def go(self, channel: str) -> None:
        """Go to a channel, or to the app's "dpc" or "Home", by the sidebar."""
        way = self.page.locator("#sidebar a", has_text=channel).first
        way.click()
        expect(way).to_have_attribute("aria-current", "page")

    def jump(self, to: str) -> None:
        """Move the clock on to an hour such as "2024-06-05T09:00" where this person lives."""
        self.page.get_by_text("Jump to…").click()
        self.page.get_by_label("Date and time").fill(to)
        self.press("Go forward")
        expect(self.page.get_by_role("button", name="Go forward")).not_to_be_visible()

    def send_off(self, label: str, **fields: str) -> None:
        """Fill in the modal by how the labels of its fields begin, and send it off."""
        for name, value in fields.items():
            field = self.modal.get_by_label(name.replace("_", " ")).first
            is_menu = field.evaluate("each => each.tagName === 'SELECT'")
            field.select_option(value) if is_menu else field.fill(value)
        self.modal.get_by_role("button", name=label, exact=True).click()

    def choose(self, option: str) -> None:
        """Choose one of the modal's radio buttons, by how its label begins."""
        self.modal.get_by_role("radio", name=re.compile(f"^{option}", re.IGNORECASE)).check()

    def press(self, label: str) -> None:
        """Use the newest button of that spoken label."""
        self.page.get_by_role("button", name=label, exact=True).last.click()

    def keep(self, picture: Path, head: Locator | None = None) -> None:
        """Take a picture, with the top of `head` at the top of its pane."""
        if head is not None:
            head.evaluate("each => each.scrollIntoView({block: 'start'})")
        self.page.mouse.move(0, 0)
        picture.parent.mkdir(exist_ok=True)
        self.page.screenshot(path=picture, animations="disabled")

    def _send(self, box: str, text: str) -> None:
        self.page.locator(box).fill(text)
        self.page.locator(box).press("Enter")

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.faults.append(message.text)

    def _asked(self, request: Request) -> None:
        address = urlsplit(request.url)
        self.clicks += address.path == "/click"
        if address.hostname != "127.0.0.1":
            self.faults.append(f"asked {address.hostname}")


@dataclass
class Windows:
    """Opens windows, each of a browser profile of its own."""

    browser: Browser
    opened: list[Window] = field(default_factory=list)

    def open(self, url: str, name: str = "Marlies", **options: Any) -> Window:
        """A window of the workspace at `url`, as somebody; `options` are Playwright's."""
        context = self.browser.new_context(**{"viewport": DESKTOP} | options)
        context.set_default_timeout(MILLISECONDS)
        window = Window(context.new_page())
        self.opened.append(window)
        window.page.goto(url)
        if name != "Marlies":
            window.be(name)
        return window

    def close(self) -> None:
        """Close all that are open; none may have done what no page may do."""
        while self.opened:
            window = self.opened.pop()
            window.page.context.close()
            assert window.faults == []
