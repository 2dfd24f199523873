#!/usr/bin/env bash
# One would expect that a tool which finds where a Japanese line may be broken never breaks a number.
# What happens: BudouX 0.10.1 with its own Japanese model puts a break into the year: 202|5年に.
# Only some numbers are hit: which, depends on the words around them, so a short test passes.
# Why it matters: a narrow screen shows "202" at the end of one line and "5年" on the next.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q budoux==0.10.1
"$folder/venv/bin/python" - <<'PY'
import sys
from importlib.metadata import version
import budoux

print("budoux", version("budoux"))
parser = budoux.load_default_japanese_parser()
found = ["|".join(parser.parse(words)) for words in
         ("第3回会合は2025年に東京で開催予定", "2025年に東京で開催予定")]
for line in found:
    print(line)
sys.exit(0 if "202|5年" in found[0] else 1)
PY
