#!/usr/bin/env bash
# One would expect that a quoted name may hold a semicolon, and a category an escaped comma: that is
# what the quotation marks and the backslash are for (RFC 5545, 3.2 and 3.3.11).
# What happens: node-ical 0.26.1 cuts "Tanaka; METI" after Tanaka and keeps the opening quotation
# mark; it makes two categories of "Data\, privacy", the first with the backslash. ical.js 2.2.1 and
# icalendar 7.3.2 read both right. The writer ics 3.12.0 (npm) does not escape the comma at all.
# Why it matters: names come with their office behind them, and topics with commas; a topic that
# has become two is found under neither name.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund node-ical@0.26.1 ical.js@2.2.1 ics@3.12.0 >/dev/null
python3 -m venv venv
venv/bin/pip install -q icalendar==7.3.2
cat > write.py <<'PY'
from datetime import UTC, date, datetime
import icalendar

calendar, event = icalendar.Calendar(), icalendar.Event()
calendar.add("prodid", "-//example//EN")
calendar.add("version", "2.0")
event.add("uid", "a@example.org")
event.add("dtstamp", datetime(2024, 4, 1, tzinfo=UTC))
event.add("dtstart", date(2024, 5, 2))
event.add("categories", ["Data, privacy"])
event.add("attendee", "mailto:a@example.org", parameters={"CN": "Tanaka; METI"})
calendar.add_component(event)
with open("meeting.ics", "wb") as file:
    file.write(calendar.to_ical())
[read] = icalendar.Calendar.from_ical(calendar.to_ical()).events
categories = (f"[{each.ical_value}]" for each in read.categories)
print("icalendar reads:", read["ATTENDEE"].params["CN"], "|", *categories)
PY
cat > run.mjs <<'JS'
import { readFileSync } from "node:fs";
import ICAL from "ical.js";
import ical from "node-ical";
import { createEvent } from "ics";
const source = readFileSync("meeting.ics", "utf8");
console.log(source.split("\r\n").filter((line) => /^(ATT|CAT)/.test(line)).join("\n"));
const inner = new ICAL.Component(ICAL.parse(source)).getFirstSubcomponent("vevent");
const list = (values) => values.map((value) => `[${value}]`).join(" ");
console.log("ical.js reads:", inner.getFirstProperty("attendee").getParameter("cn"), "|",
  list(inner.getFirstProperty("categories").getValues()));
const [event] = Object.values(ical.sync.parseICS(source)).filter(({ type }) => type === "VEVENT");
console.log("node-ical reads:", event.attendee.params.CN, "|", list(event.categories));
const { value } = createEvent({ start: [2024, 5, 2], duration: { days: 1 }, categories: ["Data, privacy"] });
console.log("ics writes:", value.split("\r\n").find((line) => line.startsWith("CATEGORIES")));
JS
{ venv/bin/python write.py; node run.mjs; } | tee found
for line in "icalendar reads: Tanaka; METI | [Data, privacy]" "ical.js reads: Tanaka; METI | [Data, privacy]" \
  'node-ical reads: "Tanaka | [Data\] [privacy]' "ics writes: CATEGORIES:Data, privacy"; do
  grep -qxF "$line" found || { echo "changed: expected $line"; exit 1; }
done
