"""How long an import takes: `python -m tests.drafts` prints seconds and memory.

A generated statement of 1,000 sentences is imported against another of 1,000, each in a process
of its own: seconds are those of the processor, memory is the highest that the process has held.
"""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import sysconfig
from pathlib import Path
from tempfile import TemporaryDirectory

SENTENCES = 1_000
_VERBS = ("promote", "establish", "strengthen", "explore", "conclude", "publish", "support")
_OPENINGS = (
    "Both sides will", "They will continue to", "Both sides intend to",
    "Both sides welcomed the launch of a body and will",
)  # fmt: skip
_SYLLABLES = ("ka", "ro", "mi", "ten", "dal", "su", "ver", "lo", "pin", "gar", "to", "ex")


def main() -> None:
    """Import one against the other; print what it took."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        for number, day in enumerate(("2030-01-01", "2031-01-01")):
            (folder / f"{day}.txt").write_text(statement(random.Random(number)), "utf-8")  # noqa: S311
        _import(folder, "2030-01-01.txt", "--held", "2030-01-01", "--place", "Delft")
        before = _taken()
        _import(folder, "2031-01-01.txt", "--held", "2031-01-01", "--place", "Porto",
                "--against", "drafts/2030-01-01-delft")  # fmt: skip
        usage = resource.getrusage(resource.RUSAGE_CHILDREN)
        megabytes = usage.ru_maxrss / 1024
    sys.stdout.write(
        f"{SENTENCES} sentences against {SENTENCES}:"
        f" {_taken() - before:.1f} s of the processor, {megabytes:.0f} MB\n"
    )


def statement(chance: random.Random) -> str:
    """A statement of so many sentences in 40 sections; its words are made of syllables."""
    words = ["".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4))) for _ in range(3_000)]
    words += ["cables", "chips", "quantum", "standards", "data", "platforms"] * 20
    lines = ["Joint Statement of the Council of Examples", ""]
    for number in range(SENTENCES):
        if number % 25 == 0:
            lines += [f"{number // 25 + 1}. {chance.choice(words).capitalize()}", ""]
        rest = " ".join(chance.choice(words) for _ in range(chance.randint(15, 35)))
        lines += [f"{chance.choice(_OPENINGS)} {chance.choice(_VERBS)} the {rest}.", ""]
    return "\n".join(lines)


def _import(folder: Path, *words: str) -> None:
    script = Path(sysconfig.get_path("scripts"), "dpc")
    subprocess.run([script, "statement", "import", *words], cwd=folder, check=True)  # noqa: S603 (our own command)


def _taken() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


if __name__ == "__main__":
    main()
