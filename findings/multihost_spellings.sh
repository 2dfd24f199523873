#!/usr/bin/env bash
# One would expect that an address of several PostgreSQL hosts means the same to libpq and to
# SQLAlchemy, which hands it on to libpq. It does not: of `?host=a&host=b` (SQLAlchemy's documented
# way) libpq silently keeps the last host, and takes `host=a:5432` for a name with a colon in it;
# of `a:1,b:2` (libpq's documented way) SQLAlchemy makes an error. So an address that works with
# psql fails in the application, or fails over to nowhere. psycopg 3.2.10, SQLAlchemy 2.0.43.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q "psycopg[binary]==3.2.10" "SQLAlchemy==2.0.43" 2>/dev/null
"$folder/venv/bin/python" - <<'PYTHON'
import psycopg, sqlalchemy
from psycopg.conninfo import conninfo_to_dict
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

print("psycopg", psycopg.__version__, "libpq", psycopg.pq.version(), "SQLAlchemy", sqlalchemy.__version__)
one_by_one = "postgresql:///db?host=h1:5432&host=h2:5433"
print("libpq, host by host:", conninfo_to_dict(one_by_one))
assert conninfo_to_dict(one_by_one) == {"dbname": "db", "host": "h2:5433"}
in_a_list = "postgresql://h1:5432,h2:5433/db"
print("libpq, in a list:", conninfo_to_dict(in_a_list))
assert conninfo_to_dict(in_a_list)["host"] == "h1,h2"
try:
    url = make_url(in_a_list)
except (ArgumentError, ValueError) as error:
    print("SQLAlchemy, in a list:", type(error).__name__)
else:
    raise SystemExit(f"SQLAlchemy now reads it: {url!r}")
PYTHON
