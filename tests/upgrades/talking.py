"""Somebody who talks to the bot as it stands on a database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import httpx

from tests.serving import Site
from tests.slack.deployment import deployed
from tests.slack.knocking import Knocker


class Talker(Knocker):
    """The EU officer, at the keyboard."""

    def says(self, words: str) -> str:
        """Give a command; returns what they read."""
        return str(self.command(words).raise_for_status().json()["text"])


@contextmanager
def talking(site: Site, url: str) -> Iterator[Talker]:
    """Wire the bot to the database at `url`; it answers until the block ends."""
    with deployed(site, url), httpx.Client(base_url=site.url) as http:
        yield Talker(http)
