#!/usr/bin/env bash
# One would expect that a date found in English text is a date, and that a year stays a year.
# What happens: dateparser 1.5.0 takes the verb in "may be presented" for the month, and fills in
# the day of today; "in 2025" becomes today's day and month in 2025.
# Why it matters: "may" is how such texts say that nothing is promised. Of one sentence of the
# statement the library makes two deadlines, of which one moves by a day every day.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q dateparser==1.5.0
"$folder/venv/bin/python" - <<'PY'
import datetime
import sys
from importlib.metadata import version
from dateparser.search import search_dates

SENTENCES = (
    "that may be presented at the OECD including the Ministerial Council Meeting on 2-3 May 2024",
    "is planned to take place in 2025 in Tokyo.",
)
print("dateparser", version("dateparser"))
found = []
for day in (29, 30):
    today = datetime.datetime(2024, 4, day, 9)
    for sentence in SENTENCES:
        for words, date in search_dates(sentence, languages=["en"], settings={"RELATIVE_BASE": today}):
            found.append((day, words, f"{date:%Y-%m-%d}"))
            print(f"on {today:%d %B}: {words!r} is {date:%Y-%m-%d}")
expected = [(d, w, t) for d in (29, 30) for w, t in (
    ("may", f"2024-05-{d}"), ("on 2-3 May 2024", "2024-05-02"), ("in 2025 in", f"2025-04-{d}"))]
sys.exit(0 if found == expected else 1)
PY
