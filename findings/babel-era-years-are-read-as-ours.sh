#!/usr/bin/env bash
# One would expect that a Japanese date either is read in its era (Reiwa 6 is 2024) or refused.
# What happens: Babel 2.19.0 takes the first number for a year of ours. Reiwa 6 becomes the year 6;
# Heisei 31 (2019) becomes 2031, a plausible date twelve years late. The locale with the Japanese
# calendar (ja_JP@calendar=japanese) is accepted, and changes nothing.
# Why it matters: dates in Japanese papers are written so; a date that looks right is worse than none.
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

print("Babel", version("Babel"))
dates = {words: parse_date(words, locale="ja").isoformat() for words in
         ("2024年4月30日", "令和6年4月30日", "平成31年4月30日")}
for words, date in dates.items():
    print(f"{words} is read as {date}")
era = format_date(datetime.date(2024, 4, 30), "long", locale="ja_JP@calendar=japanese")
print("in the Japanese calendar 30 April 2024 is written", era)
expected = ["2024-04-30", "0006-04-30", "2031-04-30"]
sys.exit(0 if (list(dates.values()), era) == (expected, "2024年4月30日") else 1)
PY
