#!/usr/bin/env bash
# One would expect that a copy of a frozen model with other values works out its cached properties
# from these.
# What happens: pydantic 2.14.3 copies the cached answers along with the fields. The copy answers
# from the values before, and only if somebody had asked the original first.
# Why it matters: a catalogue whose references are renamed still looks its sentences up by the old
# names, and a corrected agenda still sums up the old one; whether it does depends on the order in
# which unrelated code has run.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q pydantic==2.14.3
"$folder/venv/bin/python" - <<'PY'
import sys
from functools import cached_property

import pydantic


class Agenda(pydantic.BaseModel, frozen=True):
    topics: tuple[str, ...]

    @cached_property
    def by_initial(self) -> dict[str, str]:
        return {topic[0]: topic for topic in self.topics}


asked, unasked = (Agenda(topics=("Cables",)) for _ in range(2))
asked.by_initial
copies = [each.model_copy(update={"topics": ("Data",)}) for each in (asked, unasked)]
print("pydantic", pydantic.VERSION)
print("the topics of both copies:", copies[0].topics)
print("looked up, where the original was asked before:", copies[0].by_initial)
print("looked up, where it was not:                   ", copies[1].by_initial)
sys.exit(0 if copies[0].by_initial == {"C": "Cables"} != copies[1].by_initial else 1)
PY
