#!/usr/bin/env bash
# One would expect that figures which are part of a name are no part of a date, and that
# "early 2024" comes back as approximate (EDTF: 2024~).
# What happens: edtf 5.0.2 makes a month of the ordinal and of the G7, and "early" is lost.
# Why it matters: "the 3rd meeting in 2025" is due in March 2025, and nobody is told that it was
# a guess; in a text about the G7 and third meetings this is the rule, not the exception.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q edtf==5.0.2
"$folder/venv/bin/python" - <<'PY'
import sys
from importlib.metadata import version
from edtf import text_to_edtf

print("edtf", version("edtf"))
seen = {
    "in 2025": "2025",
    "the 3rd meeting in 2025": "2025-03",
    "the G7 in 2023": "2023-07",
    "circa 2024": "2024~",
    "early 2024": "2024",
}
found = {words: text_to_edtf(words) for words in seen}
for words, date in found.items():
    print(f"{words!r} is read as {date}")
sys.exit(0 if found == seen else 1)
PY
