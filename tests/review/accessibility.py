"""What axe-core finds on the review's pages: `python -m tests.review.accessibility`.

It prints each fault, and exits with 1 when there is any. It needs npm.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page

from tests.review.drafts import LISBON, drafted
from tests.review.reviewer import reviewing
from tests.simulator.accessibility import SIZES, faults, installed
from tests.simulator.browser import running
from tests.slack.processes import free_port


def main() -> None:
    """Print the faults of each page, light and dark, wide and narrow."""
    found = 0
    with TemporaryDirectory() as name, running() as browser:
        folder, port = Path(name), free_port()
        script = installed(folder)
        with reviewing(drafted(LISBON, folder), port):
            for scheme in ("light", "dark"):
                for size in SIZES:
                    page = browser.new_page(color_scheme=scheme, viewport=size)
                    for what in _pages(page, f"http://127.0.0.1:{port}"):
                        here = faults(page, script)
                        found += len(here)
                        where = f"{scheme} {size['width']} {what}"
                        sys.stdout.write(f"{where}: {len(here)} {'; '.join(here)}\n")
                    page.close()
    sys.exit(found > 0)


def _pages(page: Page, url: str) -> Iterator[str]:
    """Goes from page to page; yields what each is called."""
    page.goto(f"{url}/sentences")
    yield "sentence"
    page.keyboard.press("?")
    page.locator("#keys").wait_for()
    yield "keys"
    page.keyboard.press("Escape")
    page.goto(f"{url}/promises?of=CHIPS-1")
    yield "promise"
    page.keyboard.press("k")
    page.keyboard.press("k")
    page.locator("#refusal", has_text="none").wait_for()
    yield "refusal"


if __name__ == "__main__":
    main()
