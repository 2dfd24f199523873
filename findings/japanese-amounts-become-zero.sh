#!/usr/bin/env bash
# One would expect that a Japanese amount with thousands separators is read, or refused.
# What happens: @geolonia/japanese-numeral 1.0.2 reads 2,500億 and 1.5億 as 0, and of 2億5,000万
# only the first half, without an error; 2500億 is read.
# Why it matters: budgets of joint projects are written so in Japanese papers; a support programme
# of 250 billion yen counts as nothing.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund @geolonia/japanese-numeral@1.0.2 >/dev/null
cat > run.mjs <<'JS'
import numeral from "@geolonia/japanese-numeral";
console.log("@geolonia/japanese-numeral@1.0.2");
const found = ["2500億", "2,500億", "1.5億", "2億5,000万"].map((text) => {
  const value = numeral.kanji2number(text);
  console.log(`${text} is read as ${value}`);
  return value;
});
process.exit(found.join(" ") === "250000000000 0 0 200000000" ? 0 : 1);
JS
node run.mjs
