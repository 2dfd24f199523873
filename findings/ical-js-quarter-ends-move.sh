#!/usr/bin/env bash
# One would expect that "the last day of each quarter" (FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1)
# is 30 June and 30 September in every year, and that "Monday of week 20" is one day a year.
# What happens: ical.js 2.2.1 has the first year right; in the second these quarters end on 1 July
# and 1 October, and "the last of February, April, November" has 2 March in it. "Monday of week 20"
# and "the 20th Monday of the year" are every Monday. rrule-temporal 2.2.8 (npm) and python-dateutil
# 2.9.0 have all of them as expected.
# Why it matters: a reporting date is a day late, and a test of the first year does not show it; a
# yearly review stands in the calendar each week.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund ical.js@2.2.1 rrule-temporal@2.2.8 >/dev/null
python3 -m venv venv
venv/bin/pip install -q python-dateutil==2.9.0.post0
cat > rules <<'TXT'
20240401 8 FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1
20240101 8 FREQ=YEARLY;BYMONTH=2,4,11;BYMONTHDAY=-1
20240101 3 FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO
20240101 3 FREQ=YEARLY;BYDAY=20MO
TXT
cat > run.mjs <<'JS'
import { readFileSync } from "node:fs";
import ICAL from "ical.js";
import { RRuleTemporal } from "rrule-temporal";
for (const line of readFileSync("rules", "utf8").trim().split("\n")) {
  const [start, count, rule] = line.split(" ");
  const first = ICAL.Time.fromDateString(`${start.slice(0, 4)}-${start.slice(4, 6)}-${start.slice(6)}`);
  const steps = ICAL.Recur.fromString(rule).iterator(first);
  const days = Array.from({ length: Number(count) }, () => steps.next().toString());
  console.log(rule, "ical.js", ...days);
  const rules = new RRuleTemporal({ rruleString: `DTSTART:${start}T000000Z\nRRULE:${rule};COUNT=${count}` });
  console.log(rule, "rrule-temporal", ...rules.all().map((day) => day.toString().slice(0, 10)));
}
JS
cat > run.py <<'PY'
from dateutil.rrule import rrulestr

for line in open("rules"):
    start, count, rule = line.split()
    days = rrulestr(f"DTSTART:{start}\nRRULE:{rule};COUNT={count}")
    print(rule, "dateutil", *(day.date() for day in days))
PY
{ node run.mjs; venv/bin/python run.py; } | sort | tee found
quarters="FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1" others="FREQ=YEARLY;BYMONTH=2,4,11;BYMONTHDAY=-1"
week="FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO" monday="FREQ=YEARLY;BYDAY=20MO"
for name in rrule-temporal dateutil; do
  echo "$quarters $name 2024-06-30 2024-09-30 2024-12-31 2025-03-31 2025-06-30 2025-09-30 2025-12-31 2026-03-31"
  echo "$others $name 2024-02-29 2024-04-30 2024-11-30 2025-02-28 2025-04-30 2025-11-30 2026-02-28 2026-04-30"
  echo "$week $name 2024-05-13 2025-05-12 2026-05-11"
  echo "$monday $name 2024-05-13 2025-05-19 2026-05-18"
done > expected
cat >> expected <<TXT
$quarters ical.js 2024-06-30 2024-09-30 2024-12-31 2025-03-31 2025-07-01 2025-10-01 2025-12-31 2026-03-31
$others ical.js 2024-02-29 2024-04-30 2024-11-30 2025-03-02 2025-04-30 2025-11-30 2026-03-02 2026-04-30
$week ical.js 2024-01-01 2024-01-08 2024-01-15
$monday ical.js 2024-01-01 2024-01-08 2024-01-15
TXT
diff found <(sort expected) || { echo "changed"; exit 1; }
