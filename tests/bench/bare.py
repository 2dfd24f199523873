"""Bare Bolt apps to measure against: a listener that acks a short text, and nothing else."""

from __future__ import annotations

import os
from typing import Any

from slack_bolt import Ack, App
from slack_bolt.adapter.wsgi import SlackRequestHandler
from slack_bolt.authorization import AuthorizeResult


def quick() -> SlackRequestHandler:
    """Bolt with the one setting that makes it quick: the ack is not waited for by polling."""
    return SlackRequestHandler(_app(process_before_response=True))


def default() -> SlackRequestHandler:
    """Bolt as it comes."""
    return SlackRequestHandler(_app(process_before_response=False))


def _app(*, process_before_response: bool) -> App:
    app = App(
        signing_secret=os.environ["SLACK_SIGNING_SECRET"],
        authorize=lambda: AuthorizeResult(enterprise_id=None, team_id=None, bot_token="xoxb-1"),  # noqa: S106 (nobody is called)
        process_before_response=process_before_response,
    )

    def hello(ack: Ack, command: dict[str, Any]) -> None:
        ack(f"Hello, {command['user_id']}.")

    app.command("/dpc")(hello)
    return app
