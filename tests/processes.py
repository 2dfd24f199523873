"""Processes of the tests' own, forked from one that has imported what they need."""

from __future__ import annotations

from multiprocessing import get_context

PROCESSES = get_context("forkserver")
# All in one place: there is one server, and whoever says last what it is to import is heard.
PROCESSES.set_forkserver_preload(
    [
        "bot.bootstrap",
        "tests.dpc",
        "tests.faults.worker",
        "tests.storage.race",
        "tests.upgrades.interrupting",
    ]
)
