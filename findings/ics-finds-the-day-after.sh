#!/usr/bin/env bash
# One would expect that a calendar library leaves out the day after an all-day meeting: in iCalendar
# the end of 2-3 May is written 4 May, and that day is not part of it (RFC 5545).
# What happens: ics 0.7.3 finds the meeting on 4 May, too, and a date given as a `date` is written
# as midnight in UTC: 09:00 in Tokyo, and the evening before in Washington.
# Why it matters: a list "what is on today" names a meeting that is over.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q ics==0.7.3 icalendar==7.3.2 recurring-ical-events==3.8.2
"$folder/venv/bin/python" - <<'PY'
import datetime
import sys
from importlib.metadata import version
import arrow
import icalendar
import ics
import recurring_ical_events

TEXT = "\r\n".join((
    "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//example//EN", "BEGIN:VEVENT",
    "UID:a@example.org", "DTSTAMP:20240401T000000Z", "DTSTART;VALUE=DATE:20240502",
    "DTEND;VALUE=DATE:20240504", "SUMMARY:Ministerial", "END:VEVENT", "END:VCALENDAR", ""))
print("ics", version("ics"), "icalendar", version("icalendar"))
timeline = ics.Calendar(TEXT).timeline
other = recurring_ical_events.of(icalendar.Calendar.from_ical(TEXT))
found = []
for day in (2, 3, 4):
    found.append((len(list(timeline.on(arrow.get(2024, 5, day)))),
                  len(other.at(datetime.date(2024, 5, day)))))
    print(f"{day} May: ics finds {found[-1][0]}, recurring-ical-events finds {found[-1][1]}")
lines = ics.Event(name="x", begin=datetime.date(2024, 5, 2)).serialize().splitlines()
start = next(line for line in lines if line.startswith("DTSTART"))
print("a date is written", start)
sys.exit(0 if (found, start) == ([(1, 1), (1, 1), (1, 0)], "DTSTART:20240502T000000Z") else 1)
PY
