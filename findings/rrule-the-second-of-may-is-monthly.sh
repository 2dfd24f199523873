#!/usr/bin/env bash
# One would expect that a rule in words is read whole or refused: "every year on the 2nd of May".
# What happens: rrule 2.8.1 (npm) reads as far as it understands and leaves out the rest: this is the
# 2nd of every month, "the first Monday of April" the first of the year, "the last working day" of a
# month its last day. Said as "every May on the 2nd" the first is read right.
# Why it matters: who writes a rule in words gets twelve reminders a year for one, or one on a closed
# day, and the words that come back ("every year on the 2nd") hardly show it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund rrule@2.8.1 >/dev/null
cat > run.mjs <<'JS'
import pack from "rrule";
const [start, end] = [new Date(Date.UTC(2026, 0, 1)), new Date(Date.UTC(2026, 11, 31))];
const texts = ["every May on the 2nd", "every year on the 2nd of May", "every April on the first Monday",
  "every year on the first Monday of April", "every month on the last day", "every month on the last working day"];
for (const text of texts) {
  const rule = new pack.RRule({ ...pack.RRule.parseText(text), dtstart: start });
  const days = rule.between(start, end, true).map((day) => day.toISOString().slice(5, 10));
  console.log(`${text}: ${days.length} in 2026, ${days.slice(0, 3).join(" ")} (${pack.RRule.fromText(text).toText()})`);
}
JS
echo "rrule@2.8.1"
node run.mjs | tee found
diff found - <<'TXT' || { echo "changed"; exit 1; }
every May on the 2nd: 1 in 2026, 05-02 (every May on the 2nd)
every year on the 2nd of May: 12 in 2026, 01-02 02-02 03-02 (every year on the 2nd)
every April on the first Monday: 1 in 2026, 04-06 (every April on the 1st Monday)
every year on the first Monday of April: 1 in 2026, 01-05 (every year on the 1st Monday)
every month on the last day: 12 in 2026, 01-31 02-28 03-31 (every month on the last)
every month on the last working day: 12 in 2026, 01-31 02-28 03-31 (every month on the last)
TXT
