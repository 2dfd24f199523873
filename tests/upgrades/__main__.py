"""A rolling restart at length: `python -m tests.upgrades [rounds]`, on each kind of database."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from storage.engine import Database
from storage.migrate import upgrade
from tests.load.deployment import databases
from tests.serving import served
from tests.slack.deployment import TOKEN, standing_in
from tests.slack.knocking import SECRET
from tests.upgrades.rolling import fleet, roll


def main(rounds: int) -> None:
    """Replace two web processes of two workers each so many times, and print the figures."""
    with databases() as urls, served() as site, standing_in(site, site.url):
        for kind, url in urls.items():
            database = Database(url)
            upgrade(database)
            database.close()
            variables = {
                "DATABASE_URL": url,
                "SLACK_API_URL": f"{site.url}/api/",
                "SLACK_BOT_TOKEN": TOKEN,
                "SLACK_SIGNING_SECRET": SECRET,
                "WEB_CONCURRENCY": "2",
            }
            with TemporaryDirectory() as folder, fleet(Path(folder), variables) as ships:
                begun = time.perf_counter()
                answers = roll(ships, rounds)
                seconds = time.perf_counter() - begun
            print(f"{kind}, {2 * rounds} restarts in {seconds:.0f} s: {answers}", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) == 2 else 5)
