#!/usr/bin/env bash
# One would expect that 300,000 in Japanese numerals is 三十万, as the README's 12,345 is 一万二千三百四十五.
# What happens: kansuji 1.1.0 and kansuji-ts 1.0.3 (npm) drop 万, 億 and 兆 where their count is a multiple
# of ten: 300,000 becomes 三十 (30), 10,000,000 becomes 千 (1,000), 250,000,000 二億五千 (200,005,000)
# and 100 billion 千. 12,345, 120,000 and 200,000,000 are right. It is not documented.
# Why it matters: round amounts are the ones in a statement; what comes out is a valid numeral, only
# thousands of times too small, and reading it back finds nothing wrong.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund kansuji@1.1.0 kansuji-ts@1.0.3 japanese-numerals-to-number@1.0.2 >/dev/null
cat > run.cjs <<'JS'
const writers = { "kansuji@1.1.0": require("kansuji"), "kansuji-ts@1.0.3": require("kansuji-ts").default };
const ja2num = require("japanese-numerals-to-number");
const amounts = [12345, 120000, 200000000, 300000, 10000000, 250000000, 100000000000];
const expected = "12345 120000 200000000 30 1000 200005000 1000";
const found = Object.entries(writers).map(([name, write]) => amounts.map((amount) => {
  const back = ja2num(write(amount));
  console.log(`${name} ${amount.toLocaleString("en")} is ${write(amount)}, which is read as ${back.toLocaleString("en")}`);
  return back;
}).join(" "));
process.exit(found.every((numbers) => numbers === expected) ? 0 : 1);
JS
node run.cjs
