#!/usr/bin/env bash
# One would expect that the Date of an HTTP answer is the second in which it was made.
# What happens: uvicorn 0.54.0 makes the header anew after every tenth pause of its own loop, however
# long those took. With handlers that keep the loop for 0.3 seconds each, Date is more than two
# seconds old at the end of each round, and jumps forward again.
# Why it matters: a client that puts its clock right by Date, as one does with a machine whose clock
# is doubtful, sets it back and forth by seconds whenever the server is busy.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q uvicorn==0.54.0
"$folder/venv/bin/python" - <<'PY'
import http.client
import sys
import threading
import time
from email.utils import parsedate_to_datetime
from importlib.metadata import version

import uvicorn


async def app(scope, receive, send):
    """Answer every request, after work that does not let go of the loop."""
    if scope["type"] != "http":
        return
    time.sleep(0.3)
    await send({"type": "http.response.start", "status": 204, "headers": []})
    await send({"type": "http.response.body", "body": b""})


server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error"))
threading.Thread(target=server.run, daemon=True).start()
while not server.started:
    time.sleep(0.05)
port = server.servers[0].sockets[0].getsockname()[1]
ages = []
connection = http.client.HTTPConnection("127.0.0.1", port)
until = time.monotonic() + 15
while time.monotonic() < until:
    connection.request("GET", "/")
    answer = connection.getresponse()
    answer.read()
    ages.append(time.time() - parsedate_to_datetime(answer.getheader("Date")).timestamp())
server.should_exit = True
print("uvicorn", version("uvicorn"))
print(f"{len(ages)} answers; Date was up to {max(ages):.1f} seconds old, and {min(ages):.1f} at best")
sys.exit(0 if max(ages) > 2.5 else 1)
PY
