#!/usr/bin/env bash
# One would expect that normalising Japanese text changes the width of signs, not what is said.
# What happens: neologdn 0.5.6 deletes the sign for "to", so that "2 to 3 days" (２～３日) becomes
# "the 23rd"; the same happens inside a web address. jaconv 0.5.0 makes it the sign for a long vowel.
# neologdn keeps it with tilde="normalize"; jaconv offers nothing.
# Why it matters: both are the usual first step before searching, and the date is gone before that.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q neologdn==0.5.6 jaconv==0.5.0
"$folder/venv/bin/python" - <<'PY'
import sys
from importlib.metadata import version
import jaconv
import neologdn

print("neologdn", version("neologdn"), "jaconv", version("jaconv"))
words = "5月２～３日"
found = [
    neologdn.normalize(words),
    neologdn.normalize(words, tilde="normalize"),
    neologdn.normalize("https://example.eu/~unit/a"),
    jaconv.normalize("5月２〜３日"),
]
for line in found:
    print(line)
expected = ["5月23日", "5月2~3日", "https://example.eu/unit/a", "5月2ー3日"]
sys.exit(0 if found == expected else 1)
PY
