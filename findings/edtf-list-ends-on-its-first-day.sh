#!/usr/bin/env bash
# One would expect that a list of all days from the 2nd to the 3rd (EDTF {2024-05-02..2024-05-03})
# lasts as long as the interval of these days.
# What happens: edtf 4.11.1 (npm) ends the list on its first day, and so it does with "one of" ([..]).
# The interval 2024-05-02/2024-05-03 and the list with a comma end on the second.
# Why it matters: a meeting of two days is over after the first.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund edtf@4.11.1 >/dev/null
cat > run.mjs <<'JS'
import edtf from "edtf";
const day = (instant) => new Date(Number(instant)).toISOString().slice(0, 10);
const found = ["2024-05-02/2024-05-03", "{2024-05-02..2024-05-03}", "[2024-05-02..2024-05-03]",
  "{2024-05-02,2024-05-03}"].map((text) => {
  const last = day(edtf(text).max);
  console.log(`edtf@4.11.1 ${text} ends ${last}`);
  return last.slice(-2);
});
process.exit(found.join(" ") === "03 02 02 03" ? 0 : 1);
JS
node run.mjs
