#!/usr/bin/env bash
# One would expect that "every half year" is twice a year, or that nothing is found, as with "twice a year".
# What happens: recurrent 0.4.1 skips the word that it does not know and keeps the rest: "every half year"
# is every year, "the first day of every quarter" every day, and the year of a start becomes a day of
# the month ("from may 2 2024 every month" has the days 2 and 2024, in May only). "every month starting
# may 2 2024" is right. Only the phrases that it reads are documented.
# Why it matters: the phrases are the ones of a council ("meets every half year", "on the first day of
# every quarter"); a reminder comes half as often, or daily, and no error tells of it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q recurrent==0.4.1 parsedatetime==2.6
"$folder/venv/bin/python" - <<'PY'
import datetime
import sys
from importlib.metadata import version
from recurrent.event_parser import RecurringEvent

print("recurrent", version("recurrent"), "parsedatetime", version("parsedatetime"))
expected = {
    "every six months": "RRULE:INTERVAL=6;FREQ=MONTHLY",
    "twice a year": None,
    "every half year": "RRULE:INTERVAL=1;FREQ=YEARLY",
    "every quarter": None,
    "the first day of every month": "RRULE:BYMONTHDAY=1;INTERVAL=1;FREQ=MONTHLY",
    "the first day of every quarter": "RRULE:INTERVAL=1;FREQ=DAILY",
    "every month starting may 2 2024": "DTSTART:20240502\nRRULE:INTERVAL=1;FREQ=MONTHLY",
    "from may 2 2024 every month": "RRULE:BYMONTHDAY=2,2024;BYMONTH=5;INTERVAL=1;FREQ=MONTHLY",
}
found = {}
for text in expected:
    event = RecurringEvent(now_date=datetime.datetime(2024, 1, 1))
    found[text] = event.parse(text)
    print(f"{text}: {found[text]!r}, in words {event.format(found[text]) if found[text] else None!r}")
sys.exit(0 if found == expected else 1)
PY
