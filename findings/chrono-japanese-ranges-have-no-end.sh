#!/usr/bin/env bash
# One would expect that a date parser which reads "2-3 May 2024" as two days does so in Japanese, too.
# What happens: chrono-node 2.10.3 gives both days in English; its Japanese parser gives the first
# day of 2024年5月2日～3日 and no end; where the month is repeated (～5月3日) it makes two dates of it.
# Why it matters: the same meeting is over a day earlier for those who typed it in Japanese.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund chrono-node@2.10.3 >/dev/null
cat > run.mjs <<'JS'
import * as chrono from "chrono-node";
const from = new Date("2024-04-30T09:00:00Z");
const day = (part) => part ? ["year", "month", "day"].map((k) => part.get(k)).join("-") : "no end";
const say = (parser, text) => {
  const said = parser.parse(text, from).map((r) => `${day(r.start)} to ${day(r.end)}`).join("; ");
  console.log(`chrono-node@2.10.3 ${text}: ${said}`);
  return said;
};
const found = [say(chrono, "2-3 May 2024"), say(chrono.ja, "2024年5月2日～3日"),
  say(chrono.ja, "2024年5月2日～5月3日"), say(chrono.ja, "2024年5月2日から3日")];
process.exit(found[0] === "2024-5-2 to 2024-5-3" && found[1] === "2024-5-2 to no end" ? 0 : 1);
JS
node run.mjs
