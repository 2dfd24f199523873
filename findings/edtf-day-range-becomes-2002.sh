#!/usr/bin/env bash
# One would expect that a library which turns words into EDTF keeps both days of "2-3 May 2024",
# as the Joint Statement writes the OECD meeting, or gives up.
# What happens: edtf 5.0.2 returns one day, twenty-two years too early, and no error: 2002-05-03.
# Why it matters: a reminder planned from it lies in the past, so that it silently never comes.
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
found = {words: text_to_edtf(words) for words in ("2 May 2024", "2-3 May 2024", "2–3 May 2024")}
for words, date in found.items():
    print(f"{words!r} is read as {date}")
sys.exit(0 if list(found.values()) == ["2024-05-02", "2002-05-03", "2002-05-03"] else 1)
PY
