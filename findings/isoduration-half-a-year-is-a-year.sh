#!/usr/bin/env bash
# One would expect that half a year after 15 January ("P0.5Y") is in July, and an hour and a half after
# 10:00 ("PT1.5H") 11:30.
# What happens: isoduration 20.11.0 parses and keeps the fraction, writes it back, and rounds it when it
# is added: half a year is a year, a quarter of a year nothing, an hour and a half two hours. isodate
# 0.7.2 refuses half a year and has 11:30. It is not documented.
# Why it matters: a review due within half a year stands a year away, and nothing says so; durations
# that pass the "duration" format of jsonschema are checked by this package.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q isoduration==20.11.0 isodate==0.7.2
"$folder/venv/bin/python" - <<'PY'
import datetime
import sys
from importlib.metadata import version
import isodate
import isoduration

print("isoduration", version("isoduration"), "isodate", version("isodate"))
start = datetime.datetime(2024, 1, 15, 10)


def added(parse, text):
    try:
        return str(start + parse(text))
    except ValueError as error:
        return f"refused ({error})"


found = {}
for text in ("P6M", "P0.5Y", "P0.25Y", "P0.5M", "P1.5D", "P0.5W", "PT1.5H", "PT0.5M", "PT0.5S"):
    found[text] = added(isoduration.parse_duration, text)
    written = isoduration.format_duration(isoduration.parse_duration(text))
    print(f"{start} + {text}: isoduration {found[text]} (written {written}), "
          f"isodate {added(isodate.parse_duration, text)}")
expected = {"P6M": "2024-07-15 10:00:00", "P0.5Y": "2025-01-15 10:00:00", "P0.25Y": "2024-01-15 10:00:00",
            "P0.5M": "2024-02-15 10:00:00", "P1.5D": "2024-01-17 10:00:00", "P0.5W": "2024-01-19 10:00:00",
            "PT1.5H": "2024-01-15 12:00:00", "PT0.5M": "2024-01-15 10:01:00", "PT0.5S": "2024-01-15 10:00:01"}
sys.exit(0 if found == expected else 1)
PY
