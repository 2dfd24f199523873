#!/usr/bin/env bash
# One would expect that a line of five fields means the same days to every reader of cron lines.
# What happens: "every second day, Mondays" (0 9 */2 * 1) is every second day and each Monday for
# croniter 7.0.0, croner 11.0.1 and cron-parser 5.10.6; only a Monday with an odd day for cronsim 2.8;
# and a Tuesday with an odd day for APScheduler 3.11.3, whose week begins on Monday with 0.
# "The 1st and Mondays" (0 9 1 * 1) is both for four of them; APScheduler waits for a 1st that is a
# Tuesday, for eleven months. With "mon" for 1 it agrees with cronsim on the first line, and on the
# second with nobody.
# Why it matters: a weekly digest that moves from one scheduler to another comes on Tuesdays, or
# hardly ever, and nothing reports an error.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund croner@11.0.1 cron-parser@5.10.6 >/dev/null
python3 -m venv venv
venv/bin/pip install -q croniter==7.0.0 cronsim==2.8 APScheduler==3.11.3
cat > run.py <<'PY'
from datetime import UTC, datetime
from itertools import islice
from apscheduler.triggers.cron import CronTrigger
from croniter import croniter
from cronsim import CronSim

START = datetime(2025, 9, 30, 12, tzinfo=UTC)


def fired(line):
    trigger, last = CronTrigger.from_crontab(line, timezone=UTC), None
    while True:
        last = trigger.get_next_fire_time(last, last or START)
        yield last


for line in ("0 9 */2 * 1", "0 9 1 * 1", "0 9 */2 * mon", "0 9 1 * mon"):
    for name, times in (("croniter", croniter(line, START, ret_type=datetime)),
                        ("cronsim", CronSim(line, START)), ("APScheduler", fired(line))):
        print(line, name, *(f"{time:%a-%Y-%m-%d}" for time in islice(times, 4)))
PY
cat > run.mjs <<'JS'
import { Cron } from "croner";
import { CronExpressionParser } from "cron-parser";
const start = new Date("2025-09-30T12:00:00Z");
const day = (time) => `${time.toUTCString().slice(0, 3)}-${time.toISOString().slice(0, 10)}`;
for (const line of ["0 9 */2 * 1", "0 9 1 * 1", "0 9 */2 * mon", "0 9 1 * mon"]) {
  console.log(line, "croner", ...new Cron(line, { timezone: "UTC" }).nextRuns(4, start).map(day));
  const times = CronExpressionParser.parse(line, { currentDate: start, tz: "UTC" });
  console.log(line, "cron-parser", ...times.take(4).map((time) => day(time.toDate())));
}
JS
{ venv/bin/python run.py; node run.mjs; } | sort | tee found
both="Wed-2025-10-01 Fri-2025-10-03 Sun-2025-10-05 Mon-2025-10-06"
odd="Mon-2025-10-13 Mon-2025-10-27 Mon-2025-11-03 Mon-2025-11-17"
either="Wed-2025-10-01 Mon-2025-10-06 Mon-2025-10-13 Mon-2025-10-20"
for day in 1 mon; do
  for name in croniter croner cron-parser; do echo "0 9 */2 * $day $name $both"; done
  echo "0 9 */2 * $day cronsim $odd"
  for name in croniter croner cron-parser cronsim; do echo "0 9 1 * $day $name $either"; done
done > expected
cat >> expected <<TXT
0 9 */2 * mon APScheduler $odd
0 9 */2 * 1 APScheduler Tue-2025-10-07 Tue-2025-10-21 Tue-2025-11-11 Tue-2025-11-25
0 9 1 * 1 APScheduler Tue-2026-09-01 Tue-2026-12-01 Tue-2027-06-01 Tue-2028-02-01
0 9 1 * mon APScheduler Mon-2025-12-01 Mon-2026-06-01 Mon-2027-02-01 Mon-2027-03-01
TXT
diff found <(sort expected) || { echo "changed"; exit 1; }
