"""A person who reviews by keyboard alone, in a real browser, and whose keys are counted."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.dpc import Running
from tests.pages import serving


def reviewing(folder: Path, port: int) -> AbstractContextManager[Running]:
    """Run `dpc statement review`; yields its process once the page is there, and ends it."""
    words = ("statement", "review", folder, "--port", str(port))
    return serving(f"http://127.0.0.1:{port}/", *words)


@dataclass
class Reviewer:
    """Presses keys and types; `keys` decide something, `letters` are typed into fields."""

    page: Page
    keys: int = 0
    letters: int = 0

    @property
    def here(self) -> str:
        """What is to decide: a reference, or the id of an earlier promise."""
        return self.page.locator("#sheet").get_attribute("data-of") or ""

    def press(self, key: str) -> None:
        """Press a key and wait until what it does is done."""
        self.page.keyboard.press(key)
        self.keys += 1
        expect(self.page.locator("#review")).not_to_have_attribute("aria-busy", "true")

    def write(self, field: str, text: str) -> None:
        """Go to a field by its key, write over what it holds, and save."""
        self.press(field)
        focused = self.page.locator(f"[data-focus='{field}']").first
        expect(focused).to_be_focused()
        self.page.keyboard.insert_text(text)
        self.letters += len(text)
        self.press("Enter")
