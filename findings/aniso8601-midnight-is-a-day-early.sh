#!/usr/bin/env bash
# One would expect that 24:00 on 2 May ("2024-05-02T24:00", the end of that day in ISO 8601) is 00:00 on 3 May.
# What happens: aniso8601 10.0.1 accepts it and gives 00:00 on 2 May, a whole day early, also with a
# zone, at the end of an interval and in a repetition. It keeps the day for a time alone (24:00 is
# 00:00 there), and the date beside it gains none. arrow 1.4.0 gives 3 May. It is not documented.
# Why it matters: "by 24:00 on 2 May" is how a Japanese notice writes a deadline; it is over before the
# day begins, and a meeting until midnight ends before it starts, without an error.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q aniso8601==10.0.1 arrow==1.4.0
"$folder/venv/bin/python" - <<'PY'
import sys
from importlib.metadata import version
import aniso8601
import arrow

print("aniso8601", version("aniso8601"), "arrow", version("arrow"))
seen = []
for text in ("2024-05-02T23:59", "2024-05-02T24:00", "2024-05-02T24:00:00+09:00", "2024-12-31T24:00Z"):
    ours, theirs = aniso8601.parse_datetime(text), arrow.get(text)
    seen.append((theirs.date() - ours.date()).days)
    print(f"{text}: aniso8601 {ours}, arrow {theirs.date()} {theirs.time()}")
begin, end = aniso8601.parse_interval("2024-05-02T18:00/2024-05-02T24:00")
print("2024-05-02T18:00/2024-05-02T24:00 lasts", (end - begin).total_seconds() / 3600, "hours")
times = [str(time.date()) for time in aniso8601.parse_repeating_interval("R2/2024-05-02T24:00/P1D")]
print("R2/2024-05-02T24:00/P1D is", *times)
same = seen == [0, 1, 1, 1] and (end - begin).total_seconds() == -18 * 3600 and times == ["2024-05-02", "2024-05-03"]
sys.exit(0 if same else 1)
PY
