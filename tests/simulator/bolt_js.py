"""A small Bolt for JavaScript app at home in the workspace: `python -m tests.simulator.bolt_js`.

It needs node and npm, with which it installs the one package below into a temporary folder. The
app answers a command, a message, a mention, a button and a modal, and uploads a file, over HTTP
and by Socket Mode.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from starlette.routing import Mount

from bot.simulator import web_api
from bot.simulator.gateway import Gateway
from bot.simulator.model import Message
from bot.simulator.seed import initial
from bot.simulator.slack import Slack
from tests.eventually import eventually
from tests.serving import Site, served
from tests.simulator.harness import APP_TOKEN, REHEARSAL, SECRET, TOKEN
from tests.slack.processes import free_port

PACKAGE = "@slack/bolt@5.1.0"
APP = Path(__file__).with_name("bolt_app.js")


def main() -> None:
    """Print what each way took; AssertionError for whatever does not work."""
    with TemporaryDirectory() as folder, served() as site:
        install = ["npm", "install", "--silent", "--no-audit", "--no-fund", PACKAGE]
        subprocess.run(install, cwd=folder, check=True)  # noqa: S603 (a pinned package)
        for by_socket in (False, True):
            start = time.perf_counter()
            with _living(site, Path(folder), by_socket=by_socket) as (slack, gateway):
                _talk(site, slack, gateway)
            name = "Socket Mode" if by_socket else "HTTP"
            sys.stdout.write(f"{name}: all of it in {time.perf_counter() - start:.1f} s\n")


@contextmanager
def _living(site: Site, folder: Path, *, by_socket: bool) -> Iterator[tuple[Slack, Gateway]]:
    """A fresh workspace, and the app connected to it."""
    port = free_port()
    slack = Slack(initial(), now=lambda: REHEARSAL)
    gateway = Gateway(
        slack,
        bot_url=f"http://127.0.0.1:{port}/slack/events",
        api_url=f"{site.url}/api/",
        signing_secret=SECRET,
        client=site.http,
    )
    site.app.router.routes = [Mount("/", routes=web_api.routes(slack, gateway, TOKEN, APP_TOKEN))]
    given = {
        "SLACK_BOT_TOKEN": TOKEN,
        "SLACK_APP_TOKEN": APP_TOKEN,
        "SLACK_SIGNING_SECRET": SECRET,
        "SLACK_API_URL": f"{site.url}/api/",
        "SOCKET_MODE": str(int(by_socket)),
        "CHANNEL": slack.state.channels[0].id,
        "NODE_PATH": str(folder / "node_modules"),
        "PORT": str(port),
    }
    command = ["node", str(APP)]
    with subprocess.Popen(  # noqa: S603 (our own file)
        command, env=os.environ | given, stdout=subprocess.PIPE, text=True
    ) as app:
        try:
            assert app.stdout
            assert "running" in (each.strip() for each in app.stdout)
            if by_socket:
                eventually(lambda: len(slack.sockets) > 0)
            yield slack, gateway
        finally:
            app.terminate()
            site.run(gateway.close())


def _talk(site: Site, slack: Slack, gateway: Gateway) -> None:
    """What somebody does with the app, and what has to come of it."""
    me, here = slack.people()[0].id, slack.state.channels[0].id
    site.run(gateway.command(me, here, "/dpc anything"))
    answer = _heard(slack, lambda each: each.text == "asked")
    site.run(gateway.say(me, here, "hello"))
    assert _heard(slack, lambda each: each.text.startswith("heard")).text == "heard rich_text 36"
    site.run(gateway.say(me, here, "@dpc look"))
    _heard(slack, lambda each: each.reactions == {"eyes": [slack.state.bot_user]})
    (block,) = answer.blocks
    site.run(gateway.click(me, here, answer.ts, "more", block["block_id"]))
    eventually(lambda: bool(slack.views(me)))
    (view,) = slack.views(me)
    assert site.run(gateway.submit(me, view.id, {"note": {"it": "A note."}})) == {}
    file = slack.file(_heard(slack, lambda each: bool(each.files)).files[0])
    assert (file.content, file.title) == (b"A note.", "by marlies")
    assert slack.views(me) == []
    assert slack.problems == []


def _heard(slack: Slack, fits: Callable[[Message], bool]) -> Message:
    """The message of which this is true, as soon as there is one."""
    eventually(lambda: any(map(fits, slack.state.messages)))
    return next(filter(fits, slack.state.messages))


if __name__ == "__main__":
    main()
