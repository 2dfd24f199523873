"""What axe-core finds on the pages: `python -m tests.simulator.accessibility` prints each fault.

It needs npm, with which it installs the one package below into a temporary folder.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, expect

from tests.simulator.browser import Window, Windows, running
from tests.simulator.process import dpc_local
from tests.slack.processes import free_port

PACKAGE = "axe-core@4.14.1"
SIZES = ({"width": 1280, "height": 800}, {"width": 390, "height": 844})
# What an officer does first, so that there is something to show.
DONE = ("side eu", "claim CYBER-1", "status CYBER-1 in progress", "due CYBER-1 12 January 2024")
# What a coordinator then asks, page by page.
ASKED = (
    "",
    "help",
    "nonsense",
    "show CYBER-1",
    "history CYBER-1",
    "overview",
    "stocktake",
    "unclaimed",
    "overdue",
    "milestones",
    "compare",
    "changes",
    "chase",
    "subscribe",
    "settings",
    "topic cybersecurity",
)


def main() -> None:
    """Print the faults of each page; exit with 1 when there is any."""
    found = 0
    with TemporaryDirectory() as folder, running() as browser:
        script = installed(Path(folder))
        windows = Windows(browser)
        with dpc_local(Path(folder), free_port()) as url:
            _begin(windows.open(url))
            for scheme in ("light", "dark"):
                for size in SIZES:
                    opened = windows.open(url, color_scheme=scheme, viewport=size)
                    for name in _pages(opened):
                        here = faults(opened.page, script)
                        found += len(here)
                        where = f"{scheme} {size['width']} {name}"
                        sys.stdout.write(f"{where}: {len(here)} {'; '.join(here)}\n")
                    opened.page.context.close()
    sys.exit(found > 0)


def _begin(officer: Window) -> None:
    for said in DONE:
        _ask(officer, said)


def _pages(window: Window) -> Iterator[str]:
    """Goes from page to page; yields what each is called."""
    page = window.page
    yield "channel"
    page.locator("#composer").press_sequentially("/dpc cla")
    yield "completions"
    _go(page, ".people a", "Tomek")
    for said in ASKED:
        _ask(window, said)
        yield f"/dpc {said}"
    window.timeline.last.locator("button", has_text="Assign…").click()
    window.modal.wait_for()
    yield "form"
    page.keyboard.press("Escape")
    window.press("Post in channel")
    window.follow("Reply in thread")
    yield "thread"
    page.locator("#look-inside").dispatch_event("click")
    page.locator("#inside summary").first.wait_for()
    yield "a look inside"
    _go(page, "#sidebar a", "Home")
    page.locator(".home .blocks").wait_for()
    yield "Home"
    _go(page, ".people a", "HAYASEGAWA")
    page.locator(".home .blocks").wait_for()
    yield "Japanese Home"
    _go(page, "#sidebar a", "digital-partnership")
    _ask(window, "overview")
    yield "Japanese"


def _ask(window: Window, said: str) -> None:
    before = window.timeline.last.get_attribute("id") or ""
    window.say(f"/dpc {said}")
    expect(window.timeline.last).not_to_have_id(before)


def _go(page: Page, ways: str, name: str) -> None:
    """Follow a link, also one in a drawer that is shut."""
    way = page.locator(ways, has_text=name).get_attribute("href")
    page.goto(page.url.partition("/?")[0] + str(way))


def installed(folder: Path) -> str:
    """The script of axe-core, installed into a folder."""
    install = ["npm", "install", "--silent", "--no-audit", "--no-fund", PACKAGE]
    subprocess.run(install, cwd=folder, check=True)  # noqa: S603 (a pinned package)
    return (folder / "node_modules/axe-core/axe.min.js").read_text()


def faults(page: Page, script: str) -> list[str]:
    """What axe-core finds on the page as it stands: the rule, and the first place."""
    page.evaluate(f"{script};0")
    report = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [f"{each['id']} {each['nodes'][0]['target']}" for each in report["violations"]]


if __name__ == "__main__":
    main()
