#!/usr/bin/env bash
# One would expect that libraries of one standard agree on when "spring 2024" (EDTF 2024-21) is over.
# What happens: edtf 4.11.1 (npm) ends it on 31 March, edtf 5.0.2 (PyPI) and @edtf-ts/core 0.4.2 on
# 31 May; winter 2024 ends in December, in December or in February 2025. edtf (npm) also words a
# season as the first day of its quarter: "1/1/2024".
# Why it matters: whether something is late depends on the library; the standard leaves it open, so
# a product must write down its own months.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund edtf@4.11.1 @edtf-ts/core@0.4.2 >/dev/null
python3 -m venv venv
venv/bin/pip install -q edtf==5.0.2
cat > run.mjs <<'JS'
import edtf, { format } from "edtf";
import { parse } from "@edtf-ts/core";
const day = (instant) => new Date(Number(instant)).toISOString().slice(0, 10);
for (const season of ["2024-21", "2024-22", "2024-23", "2024-24"]) {
  console.log("edtf@4.11.1", season, "ends", day(edtf(season).max));
  console.log("@edtf-ts/core@0.4.2", season, "ends", day(parse(season).value.max));
}
console.log("edtf@4.11.1", "2024-21", "in English:", format(edtf("2024-21"), "en"));
JS
cat > run.py <<'PY'
import time
from edtf import parse_edtf
for season in ("2024-21", "2024-22", "2024-23", "2024-24"):
    print("edtf==5.0.2", season, "ends", time.strftime("%Y-%m-%d", parse_edtf(season).upper_strict()))
PY
{ node run.mjs; venv/bin/python run.py; } | sort | tee found
for line in "edtf@4.11.1 2024-21 ends 2024-03-31" "@edtf-ts/core@0.4.2 2024-21 ends 2024-05-31" \
  "edtf==5.0.2 2024-21 ends 2024-05-31" "edtf@4.11.1 2024-24 ends 2024-12-31" \
  "@edtf-ts/core@0.4.2 2024-24 ends 2025-02-28" "edtf==5.0.2 2024-24 ends 2024-12-31" \
  "edtf@4.11.1 2024-21 in English: 1/1/2024"; do
  grep -qxF "$line" found || { echo "changed: expected $line"; exit 1; }
done
