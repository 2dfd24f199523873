#!/usr/bin/env bash
# One would expect that feedparser reads "2024-123", the 123rd day of 2024 (ISO 8601), as 2 May 2024:
# its documentation lists this form, with 2003-335 as the example.
# What happens: feedparser 6.0.14 reads it as 1 December 2024: the days 101 to 129 of a year are the
# first of October, November or December. The example and "2024123" are right. The week date
# "2024-W18-4" and "2024/05/02" are the first day of the month in which the program runs, in 2024.
# Why it matters: a text of spring is sorted in as one of autumn, or moves on by a month each month.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -q feedparser==6.0.14
cat > run.py <<'PY'
import sys
from datetime import UTC, date, datetime
from importlib.metadata import version
import feedparser


def read(text):
    item = f"<item><title>Joint statement</title><pubDate>{text}</pubDate></item>"
    feed = feedparser.parse(f'<rss version="2.0"><channel><title>News</title>{item}</channel></rss>')
    return date(*feed.entries[0].published_parsed[:3])


print("feedparser", version("feedparser"))
month = f"2024-{datetime.now(UTC):%m}-01"
expected = {"2003-335": "2003-12-01", "2024123": "2024-05-02", "2024-123": "2024-12-01", "2024-101": "2024-10-01",
            "2024-W18-4": month, "2024/05/02": month}
found = {text: str(read(text)) for text in expected}
for text, day in found.items():
    print(text, "is read as", day)
spring = {number: read(f"2024-{number}") for number in range(101, 130)}
print("days 101 to 129 are read as", *sorted({str(day) for day in spring.values()}))
moved = all(day == date(2024, number // 10, 1) for number, day in spring.items())
sys.exit(0 if found == expected and moved else 1)
PY
TZ=UTC venv/bin/python run.py
