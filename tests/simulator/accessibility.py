"""What axe-core finds on the pages: `python -m tests.simulator.accessibility` prints each fault.

It needs npm, with which it installs the one package below into a temporary folder.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page

from tests.simulator.browser import Windows, running
from tests.simulator.process import dpc_local
from tests.slack.processes import free_port

PACKAGE = "axe-core@4.14.1"
SIZES = ({"width": 1280, "height": 800}, {"width": 320, "height": 640})


def main() -> None:
    """Print the faults of each page; exit with 1 when there is any."""
    found = 0
    with TemporaryDirectory() as folder, running() as browser:
        script = installed(Path(folder))
        windows = Windows(browser)
        with dpc_local(Path(folder), free_port()) as url:
            for scheme in ("light", "dark"):
                for size in SIZES:
                    window = windows.open(url, color_scheme=scheme, viewport=size)
                    for name in _pages(window.page):
                        here = faults(window.page, script)
                        found += len(here)
                        where = f"{scheme} {size['width']} {name}"
                        sys.stdout.write(f"{where}: {len(here)} {'; '.join(here)}\n")
                    window.page.context.close()
    sys.exit(found > 0)


def _pages(page: Page) -> Iterator[str]:
    """Goes from page to page; yields what each is called."""
    yield "channel"
    page.locator("#composer").fill("/dpc topic cybersecurity")
    page.locator("#composer").press("Enter")
    page.locator("#timeline article", has_text="CYBER-5").first.wait_for()
    yield "answer"
    page.locator("#composer").press_sequentially("/dpc cla")
    yield "completions"
    page.locator("#composer").fill("")
    home = page.locator("#sidebar a", has_text="Home").get_attribute("href")
    page.goto(page.url.partition("/?")[0] + str(home))
    page.locator(".home .blocks").wait_for()
    yield "Home"


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
