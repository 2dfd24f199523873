#!/usr/bin/env bash
# One would expect that "0 9 * * 7" is every Sunday, as in cron itself, where 7 is another name of 0.
# What happens: @breejs/later 4.2.0 (npm) runs it on Saturdays; "1-7" is every day but Sunday, "5-7"
# Friday and Saturday, "7L" the last Saturday of a month. 0 and SUN are Sunday. croner 11.0.1 has Sunday.
# It is reported there, and not documented; its tests name the case "should parse 7 as Sunday".
# Why it matters: 7 is what people write who count from Monday, as ISO 8601 does; the reminder comes a
# day early, and one for the whole week is missing on a day.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund @breejs/later@4.2.0 croner@11.0.1 >/dev/null
cat > run.mjs <<'JS'
import later from "@breejs/later";
import { Cron } from "croner";
later.date.UTC();
const names = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const start = new Date("2026-01-01T00:00:00Z");
const days = (times) => {
  const found = new Set(times.map((time) => names[time.getUTCDay()]));
  return names.filter((name) => found.has(name)).join(" ");
};
for (const line of ["0 9 * * 0", "0 9 * * SUN", "0 9 * * 7", "0 9 * * 5-7", "0 9 * * 1-7", "0 9 * * 7L"]) {
  const ours = later.schedule(later.parse.cron(line)).next(8, start);
  const theirs = new Cron(line, { timezone: "UTC" }).nextRuns(8, start);
  console.log(`${line}: later ${days(ours)}, croner ${days(theirs)}`);
}
JS
echo "@breejs/later@4.2.0 croner@11.0.1"
node run.mjs | tee found
diff found - <<'TXT' || { echo "changed"; exit 1; }
0 9 * * 0: later Sun, croner Sun
0 9 * * SUN: later Sun, croner Sun
0 9 * * 7: later Sat, croner Sun
0 9 * * 5-7: later Fri Sat, croner Sun Fri Sat
0 9 * * 1-7: later Mon Tue Wed Thu Fri Sat, croner Sun Mon Tue Wed Thu Fri Sat
0 9 * * 7L: later Sat, croner Sun
TXT
