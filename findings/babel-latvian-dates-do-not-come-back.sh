#!/usr/bin/env bash
# One would expect that a library reads back the short date that it wrote itself, in each official
# language of the European Union.
# What happens: Babel 2.19.0 writes Latvian as dd.mm.yy, but takes the order for reading from the
# medium format, which begins with the year. 5 April 2024 comes back as 24 April 2005, no error.
# Why it matters: a form filled in by a Latvian official is nineteen years off; the others are right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q Babel==2.19.0
"$folder/venv/bin/python" - <<'PY'
import datetime
import sys
from importlib.metadata import version
from babel.dates import format_date, parse_date

OFFICIAL = "bg cs da de el en_IE es et fi fr ga hr hu it lt lv mt nl pl pt ro sk sl sv".split()
print("Babel", version("Babel"))
day = datetime.date(2024, 4, 5)
wrong = {}
for language in OFFICIAL:
    words = format_date(day, "short", locale=language)
    try:
        back = parse_date(words, locale=language)
    except Exception as error:
        back = type(error).__name__
    if back != day:
        wrong[language] = str(back)
        print(f"{language}: {day} is written {words} and read back as {back}")
print(f"{len(OFFICIAL) - len(wrong)} of {len(OFFICIAL)} languages come back")
sys.exit(0 if wrong.get("lv") == "2005-04-24" else 1)
PY
