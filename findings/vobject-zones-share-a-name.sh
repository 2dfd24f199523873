#!/usr/bin/env bash
# One would expect that two meetings in two zones keep their zones in one iCalendar file.
# What happens: vobject 0.9.9 names a zone by its abbreviation and writes each name once. Dublin and
# India are both "IST", Chicago and China both "CST": the second meeting gets the first one's clock.
# Why it matters: in summer the meeting in New Delhi stands four and a half hours late, the one in
# Shanghai thirteen, in a valid file; with Brussels and Tokyo alone nobody notices.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q vobject==0.9.9 icalendar==7.3.2 tzdata==2026.6
"$folder/venv/bin/python" - <<'PY'
import datetime
import sys
from importlib.metadata import version
from zoneinfo import ZoneInfo
import icalendar
import vobject

print("vobject", version("vobject"), "read by icalendar", version("icalendar"))
late = []
for first, second in (("Europe/Brussels", "Asia/Tokyo"), ("Europe/Dublin", "Asia/Kolkata"),
                      ("America/Chicago", "Asia/Shanghai")):
    calendar = vobject.iCalendar()
    for zone in (first, second):
        event = calendar.add("vevent")
        event.add("uid").value = f"{zone}@example.org"
        event.add("dtstart").value = datetime.datetime(2026, 7, 9, 10, tzinfo=ZoneInfo(zone))
    written = calendar.serialize()
    for event in icalendar.Calendar.from_ical(written).walk("VEVENT"):
        zone = str(event["UID"]).split("@")[0]
        meant = datetime.datetime(2026, 7, 9, 10, tzinfo=ZoneInfo(zone))
        late.append((event.start - meant).total_seconds() / 3600)
        print(f"{zone}: 10:00 there, in the file {event['DTSTART'].params['TZID']}, {late[-1]} hours off")
sys.exit(0 if late == [0, 0, 0, 4.5, 0, 13] else 1)
PY
