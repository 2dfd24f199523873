#!/usr/bin/env bash
# One would expect that a pinned, newer `tzdata` package decides what `zoneinfo` says.
# What happens: files on the search path win, however old; the package is only the last resort.
# Python 3.11 to 3.13 with tzdata 2026.6: a meeting in Vancouver in January 2027 comes out an hour
# wrong wherever the system's files are older than the rule of 2026. The remedy is
# zoneinfo.reset_tzpath(to=()) before the first zone is read.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q tzdata==2026.6
"$folder/venv/bin/pip" install -q --target "$folder/older" tzdata==2025.2
PYTHONTZPATH="$folder/older/tzdata/zoneinfo" "$folder/venv/bin/python" - <<'PY'
from datetime import datetime
from zoneinfo import ZoneInfo, reset_tzpath
import sys, tzdata
def january():
    return datetime(2027, 1, 14, 10, tzinfo=ZoneInfo("America/Vancouver")).isoformat()
found = january()
reset_tzpath(to=())
ZoneInfo.clear_cache()
pinned = january()
print(f"Python {sys.version.split()[0]}, tzdata {tzdata.__version__} ({tzdata.IANA_VERSION}) installed")
print(f"zoneinfo with older files on its path: {found}")
print(f"zoneinfo with the package alone:       {pinned}")
sys.exit(0 if (found[-6:], pinned[-6:]) == ("-08:00", "-07:00") else 1)
PY
