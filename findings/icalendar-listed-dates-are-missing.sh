#!/usr/bin/env bash
# One would expect that a series whose dates are listed (iCalendar RDATE: first on 2 May, then 15 and 30 May) has
# three meetings, the first among them.
# What happens: node-ical 0.26.1 (npm) and icalevents 0.3.1 (PyPI) show 2 May only, and with a rule beside it
# only what the rule gives; ical.js 2.2.1 shows the 15th and the 30th but not the 2nd. Dates that are
# left out (EXDATE) are right in all. recurring-ical-events 3.8.2 has the three. It is not documented.
# Why it matters: a council sets its dates by hand, so its calendar is a list of dates; meetings are
# missing from the agenda, and the file is valid.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund node-ical@0.26.1 ical.js@2.2.1 >/dev/null
python3 -m venv venv
venv/bin/pip install -q icalevents==0.3.1 recurring-ical-events==3.8.2 icalendar==7.3.2
for name in listed ruled omitted; do
  case $name in
    listed) lines='RDATE:20240515T010000Z,20240530T010000Z' ;;
    ruled) lines=$'RRULE:FREQ=MONTHLY;COUNT=2\nRDATE:20240515T010000Z' ;;
    omitted) lines=$'RRULE:FREQ=DAILY;COUNT=3\nEXDATE:20240503T010000Z' ;;
  esac
  printf '%s\n' BEGIN:VCALENDAR VERSION:2.0 PRODID:-//example//EN BEGIN:VEVENT UID:a@example.org \
    DTSTAMP:20240401T000000Z DTSTART:20240502T010000Z DTEND:20240502T020000Z SUMMARY:Council "$lines" \
    END:VEVENT END:VCALENDAR | sed 's/$/\r/' > "$name.ics"
done
cat > run.mjs <<'JS'
import { readFileSync } from "node:fs";
import ICAL from "ical.js";
import ical from "node-ical";
const range = { from: new Date("2024-01-01"), to: new Date("2024-12-31") };
for (const name of ["listed", "ruled", "omitted"]) {
  const text = readFileSync(`${name}.ics`, "utf8");
  const event = Object.values(ical.sync.parseICS(text)).find((part) => part.type === "VEVENT");
  const shown = ical.expandRecurringEvent(event, range).map((one) => one.start.toISOString().slice(5, 10));
  console.log(`node-ical ${name}: ${shown.join(" ")}`);
  const series = new ICAL.Event(new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent("vevent")).iterator();
  const days = [];
  for (let time = series.next(); time; time = series.next()) days.push(time.toString().slice(5, 10));
  console.log(`ical.js ${name}: ${days.join(" ")}`);
}
JS
cat > run.py <<'PY'
import datetime
import icalendar
import recurring_ical_events
from icalevents.icalevents import events

start, end = (datetime.datetime(year, 1, 1, tzinfo=datetime.timezone.utc) for year in (2024, 2025))
for name in ("listed", "ruled", "omitted"):
    content = open(f"{name}.ics", "rb").read()
    shown = sorted(event.start for event in events(string_content=content, start=start, end=end))
    print(f"icalevents {name}:", *(time.strftime("%m-%d") for time in shown))
    series = recurring_ical_events.of(icalendar.Calendar.from_ical(content))
    shown = sorted(event.start for event in series.between(start, end))
    print(f"recurring-ical-events {name}:", *(time.strftime("%m-%d") for time in shown))
PY
echo "node-ical@0.26.1 ical.js@2.2.1 icalevents 0.3.1 recurring-ical-events 3.8.2"
{ node run.mjs; venv/bin/python run.py; } | tee found
diff found - <<'TXT' || { echo "changed"; exit 1; }
node-ical listed: 05-02
ical.js listed: 05-15 05-30
node-ical ruled: 05-02 06-02
ical.js ruled: 05-02 05-15 06-02
node-ical omitted: 05-02 05-04
ical.js omitted: 05-02 05-04
icalevents listed: 05-02
recurring-ical-events listed: 05-02 05-15 05-30
icalevents ruled: 05-02 06-02
recurring-ical-events ruled: 05-02 05-15 06-02
icalevents omitted: 05-02 05-04
recurring-ical-events omitted: 05-02 05-04
TXT
