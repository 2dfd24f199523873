"""Bare apps to measure against: each answers a short text, and nothing else."""

from __future__ import annotations

import os
from typing import Any
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from slack_bolt import Ack, App
from slack_bolt.adapter.wsgi import SlackRequestHandler
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.signature import SignatureVerifier


def quick() -> SlackRequestHandler:
    """Bolt with the one setting that makes it quick: the ack is not waited for by polling."""
    return SlackRequestHandler(_app(process_before_response=True))


def default() -> SlackRequestHandler:
    """Bolt as it comes."""
    return SlackRequestHandler(_app(process_before_response=False))


def signature() -> WSGIApplication:
    """No Bolt at all: the signature is checked."""
    verifier = SignatureVerifier(os.environ["SLACK_SIGNING_SECRET"])

    def answer(environ: WSGIEnvironment, start: StartResponse) -> list[bytes]:
        body = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))
        signed = {
            "x-slack-request-timestamp": environ["HTTP_X_SLACK_REQUEST_TIMESTAMP"],
            "x-slack-signature": environ["HTTP_X_SLACK_SIGNATURE"],
        }
        is_slacks = verifier.is_valid_request(body, signed)
        said = b"Hello."
        status = "200 OK" if is_slacks else "401 Unauthorized"
        start(status, [("Content-Type", "text/plain"), ("Content-Length", str(len(said)))])
        return [said]

    return answer


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
