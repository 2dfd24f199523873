#!/usr/bin/env bash
# One would expect that a calendar of Japan's working days knows the days in lieu (振替休日) and the
# citizens' holidays (国民の休日), which follow from a rule of the law on holidays.
# What happens: workalendar 17.0.0 has them as single dates for 2019 to 2021 only. From 2022 to 2030
# it counts 18 closed days as working days, 6 May 2024 and 22 September 2026 among them; jpholiday,
# holidays and japanese-holidays (npm) have all of them and agree with each other on every day.
# Why it matters: "in five working days" may end on a closed day in seven of these nine years, and
# a test of 2019 to 2021 does not show it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund japanese-holidays@1.0.10 >/dev/null
python3 -m venv venv
venv/bin/pip install -q workalendar==17.0.0 jpholiday==1.0.3 holidays==0.109
cat > run.cjs <<'JS'
const { isHoliday } = require("japanese-holidays");
for (let day = new Date(2019, 0, 1); day < new Date(2031, 0, 1); day.setDate(day.getDate() + 1)) {
  const two = (number) => String(number).padStart(2, "0");
  if (isHoliday(day)) console.log(`${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`);
}
JS
TZ=Asia/Tokyo node run.cjs > closed.txt
cat > run.py <<'PY'
import sys
from datetime import date, timedelta
from importlib.metadata import version
import holidays
import jpholiday
from workalendar.asia import Japan

for name in ("workalendar", "jpholiday", "holidays"):
    print(name, version(name))
by_npm = {date.fromisoformat(line) for line in open("closed.txt").read().split()}
by_rule = holidays.country_holidays("JP", years=range(2019, 2031), language="ja")
days = [date(2019, 1, 1) + timedelta(number) for number in range((date(2031, 1, 1) - date(2019, 1, 1)).days)]
others = [(day in by_npm, day in by_rule, jpholiday.is_holiday(day)) for day in days]
apart = [day for day, answers in zip(days, others) if len(set(answers)) > 1]
print("days on which the three others differ:", len(apart))
calendar = Japan()
wrong = [day for day in days if day in by_rule and day.weekday() < 5 and calendar.is_working_day(day)]
for day in wrong:
    print(day, by_rule[day], "is a working day for workalendar")
print("in all", len(wrong), "of", sum(day in by_rule and day.weekday() < 5 for day in days))
print("one working day after 2 May 2024:", calendar.add_working_days(date(2024, 5, 2), 1))
seen = (len(apart), len(wrong), {day.year for day in wrong}, date(2026, 9, 22) in wrong,
        calendar.add_working_days(date(2024, 5, 2), 1))
expected = (0, 18, {2023, 2024, 2025, 2026, 2027, 2029, 2030}, True, date(2024, 5, 6))
sys.exit(0 if seen == expected else 1)
PY
venv/bin/python run.py
