"""A stand-in for Slack with several workspaces: it grants tokens, and notes what each is used for.

A token is good for one workspace, or for one organisation; a refresh token is good once.
"""

from __future__ import annotations

import asyncio
import itertools
import json
from base64 import b64encode
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

CLIENT_ID, CLIENT_SECRET = "1.2", "the-apps-own-secret"
HALF_A_DAY = 43_200  # seconds
_BASIC = "Basic " + b64encode(f"{CLIENT_ID}:{CLIENT_SECRET}".encode()).decode()
_numbers = itertools.count(1)


@dataclass(frozen=True)
class Call:
    """One call of the Web API."""

    method: str
    token: str
    given: dict[str, Any]


@dataclass
class FakeSlack:
    """What it has granted, to whom, and what it was asked; `slow` holds up each exchange."""

    calls: list[Call] = field(default_factory=list)
    codes: dict[str, dict[str, Any]] = field(default_factory=dict)
    teams: dict[str, str] = field(default_factory=dict)
    refresh_tokens: dict[str, str] = field(default_factory=dict)
    refused: Counter[str] = field(default_factory=Counter)
    slow: float = 0

    def code(
        self, team: str, *, organisation: bool = False, rotates: bool = False, by: str = "UADMIN"
    ) -> str:
        """The code that Slack hands out when somebody installs the app."""
        code = f"code-{next(_numbers)}"
        where = {"id": team, "name": f"<{team}> & Co"}
        self.codes[code] = {
            **self._token(team, rotates=rotates),
            "bot_user_id": f"UBOT{team}",
            "authed_user": {"id": by},
            "team": None if organisation else where,
            "enterprise": where if organisation else None,
            "is_enterprise_install": organisation,
        }
        return code

    def asked(self, method: str) -> list[Call]:
        """The calls of a method, in order."""
        return [call for call in self.calls if call.method == method]

    def route(self) -> Route:
        """Its Web API, below `/api/`."""
        return Route("/api/{method}", self._answer, methods=["POST"])

    async def _answer(self, request: Request) -> JSONResponse:
        method = request.path_params["method"]
        body, kind = await request.body(), request.headers.get("content-type", "")
        is_json = kind.startswith("application/json")
        given = json.loads(body or b"{}") if is_json else dict(await request.form())
        header = request.headers.get("authorization", "")
        call = Call(method, header.removeprefix("Bearer "), given)
        if method == "upload":
            return JSONResponse({"ok": True})  # its address is secret enough
        self.calls.append(call)
        if method == "oauth.v2.access":
            await asyncio.sleep(self.slow)
            answer = self._exchanged(call)
        elif call.token in self.teams:
            answer = {"ok": True, **self._done(call, f"{request.base_url}api/upload")}
        else:
            answer = {"ok": False, "error": "invalid_auth" if call.token else "not_authed"}
        if not answer["ok"]:
            self.refused[str(answer["error"])] += 1
        return JSONResponse(answer)

    def _token(self, team: str, *, rotates: bool) -> dict[str, Any]:
        number = next(_numbers)
        token = f"xoxb-{team}-{number}-{'s' * 180}"
        self.teams[token] = team
        granted: dict[str, Any] = {"ok": True, "access_token": token, "token_type": "bot"}
        if rotates:
            refresh_token = f"xoxe-1-{team}-{number}-{'s' * 180}"
            self.refresh_tokens[refresh_token] = team
            granted |= {"refresh_token": refresh_token, "expires_in": HALF_A_DAY}
        return granted

    def _exchanged(self, call: Call) -> dict[str, Any]:
        if call.token != _BASIC:
            return {"ok": False, "error": "bad_client_secret"}
        if call.given.get("grant_type") != "refresh_token":
            return self.codes.pop(call.given["code"], {"ok": False, "error": "invalid_code"})
        team = self.refresh_tokens.pop(call.given["refresh_token"], None)
        if team is None:
            return {"ok": False, "error": "invalid_refresh_token"}
        return self._token(team, rotates=True)

    def _done(self, call: Call, upload_url: str) -> dict[str, Any]:
        team = self.teams[call.token]
        match call.method:
            case "auth.test":
                return {"team_id": team, "user_id": f"UBOT{team}", "bot_id": f"BBOT{team}"}
            case "users.info":
                user = call.given["user"]
                named = {"id": user, "real_name": f"{user} of {team}", "tz": "UTC"}
                return {"user": {**named, "is_admin": user == "UADMIN"}}
            case "files.getUploadURLExternal":
                return {"upload_url": upload_url, "file_id": f"F{next(_numbers)}"}
            case "files.completeUploadExternal":
                return {"files": []}
            case "conversations.open":
                return {"channel": {"id": "D1"}}
            case "chat.postMessage":
                return {"channel": call.given["channel"], "ts": f"1800000000.{next(_numbers):06}"}
            case "conversations.history" | "conversations.replies":
                return {"messages": []}
        return {}
