#!/usr/bin/env bash
# One would expect: typst.compile(timestamp=...) takes any aware datetime, as its type says.
# What happens: a datetime with microseconds is refused with ValueError, so that
# datetime.now(UTC) fails and a whole second passes: a test with a round instant stays green.
# Version: typst 0.15.2. Why it matters: every PDF of real life fails, none of the tests'.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"; "$folder/venv/bin/pip" install -q typst==0.15.2 2>/dev/null
"$folder/venv/bin/python" - <<'PY'
import datetime as d, importlib.metadata as m, typst
print("typst", m.version("typst"))
whole = d.datetime(2024, 5, 1, 7, tzinfo=d.UTC)
print("whole second:", len(typst.compile(b"Hello", format="pdf", timestamp=whole)) > 0)
try:
    typst.compile(b"Hello", format="pdf", timestamp=whole.replace(microsecond=7))
except ValueError as error:
    print("with microseconds: ValueError:", str(error).splitlines()[0])
else:
    raise SystemExit("changed: microseconds are taken")
PY
