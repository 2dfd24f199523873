"""How long the page of `dpc local` takes in a browser: `python -m tests.simulator.measure`."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.simulator.browser import Window, Windows, running
from tests.simulator.process import dpc_local
from tests.slack.processes import free_port

COMMANDS = ("topic cybersecurity", "show CYBER-2", "next", "milestones", "search standards", "help")
ROUNDS = 3
PAUSE = 500  # milliseconds until somebody who sees the page for the first time presses Enter
ON_SCREEN = """() => new Promise(shown => {
  const count = () => document.querySelectorAll("#timeline article").length;
  const before = count(), start = performance.now();
  new MutationObserver((_, observer) => {
    if (count() === before) return;
    observer.disconnect();
    requestAnimationFrame(() => requestAnimationFrame(() => shown(performance.now() - start)));
  }).observe(document.body, {childList: true, subtree: true});
  document.querySelector("#composer").form.requestSubmit();
})"""


def main() -> None:
    """Print the figures: the first page, and from Enter to the painted answer."""
    with TemporaryDirectory() as folder, running() as browser:
        windows = Windows(browser)
        with dpc_local(Path(folder), free_port()) as url:
            start = time.perf_counter()
            window = windows.open(url)
            first = (time.perf_counter() - start) * 1000
            window.page.wait_for_timeout(PAUSE)
            cold, *warm = _answers(window)
            windows.close()
    sys.stdout.write(
        f"first page {first:.0f} ms; first answer {cold:.0f} ms; "
        f"{len(warm)} more: median {median(warm):.0f} ms, worst {max(warm):.0f} ms\n"
    )


def _answers(window: Window) -> list[float]:
    """Milliseconds from the sending of each command to the frame that shows its answer."""
    took: list[float] = []
    for command in COMMANDS * ROUNDS:
        window.page.locator("#composer").fill(f"/dpc {command}")
        took.append(window.page.evaluate(ON_SCREEN))
    return took


if __name__ == "__main__":
    main()
