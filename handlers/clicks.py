"""A press of a button as Slack sends it: who, where, on what, and which one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from hashlib import sha256
from typing import Any

from bot.domain.commands.press import Act, Press, meant
from bot.services.context import Request
from handlers.origin import Origin
from handlers.replies import Where


class Surface(Enum):
    """What a button stands on."""

    SHARED = auto()  # a message that all see
    PRIVATE = auto()  # a message that nobody but the presser sees
    MODAL = auto()
    HOME = auto()


@dataclass(frozen=True)
class Click:
    """One press: who and where, under a `name` that a second press of the same has too.

    A message has a `url` to answer to. A modal and the Home tab have none: they have a `view`;
    a `pushed` one lies on another. `trigger` opens a modal, once, within three seconds.
    """

    where: Where
    act: Act
    press: Press
    name: str
    surface: Surface
    origin: Origin
    url: str = ""
    trigger: str = ""
    view: str = ""
    pushed: bool = False

    @property
    def alone(self) -> bool:
        """Whether nobody but the presser sees what holds the button, so that it may change."""
        return self.surface in (Surface.PRIVATE, Surface.MODAL)

    @property
    def postable(self) -> bool:
        """Whether there is a channel around that an answer could be posted in."""
        messages = (Surface.SHARED, Surface.PRIVATE)
        return self.surface in messages and not self.where.direct

    def request(self, said: str) -> Request:
        """The command `said`, as if the presser had typed it there."""
        where, press = self.where, self.press
        return Request(
            where.team,
            where.user,
            meant(said),
            where.channel,
            where.thread,
            press.confirmed,
            # What all see is not replaced by what one of them is asked.
            press.view if self.alone else "",
            press.page,
            said,
        )


def read_click(body: dict[str, Any], action: dict[str, Any], team: str) -> Click | None:
    """The press that a payload of Slack's is, in the workspace `team`; None if none of ours."""
    press = Press.decode(action.get("value") or "")
    if press is None:
        return None
    return _in_view(body, action, team, press) or _on_message(body, action, team, press)


def _on_message(
    body: dict[str, Any], action: dict[str, Any], team: str, press: Press
) -> Click | None:
    container, url = body.get("container") or {}, body.get("response_url") or ""
    channel = (body.get("channel") or {}).get("id") or container.get("channel_id")
    message = container.get("message_ts")
    if not (channel and message):
        return None
    hidden = bool(container.get("is_ephemeral"))
    own = None if hidden else message
    user = body["user"]["id"]
    thread = container.get("thread_ts") or press.thread or own
    where = Where(team, user, channel, thread)
    alone = hidden or where.direct
    return Click(
        where,
        _act(action),
        press,
        # Another content of the same message is another button. A private message has its time
        # from a clock of its own: somebody else's may have the same.
        "|".join([channel, message, user if hidden else "", action["action_id"], _digest(press)]),
        Surface.PRIVATE if alone else Surface.SHARED,
        Origin(
            channel=channel,
            thread=thread or "",
            view=press.view,
            page=press.page,
            url=url if alone else "",
        ),
        url=url,
        trigger=body.get("trigger_id") or "",
    )


def _in_view(body: dict[str, Any], action: dict[str, Any], team: str, press: Press) -> Click | None:
    view = body.get("view")
    if view is None:
        return None
    home = view["type"] == "home"
    kept = None if home else Origin.decode(view.get("private_metadata") or "")
    origin = kept or Origin(home=home)
    thread = press.thread or origin.thread
    return Click(
        Where(team, body["user"]["id"], origin.channel, thread or None),
        _act(action),
        press,
        # Another content of the same view is another button.
        f"{view['id']}|{view.get('hash')}|{action['action_id']}",
        Surface.HOME if home else Surface.MODAL,
        origin,
        trigger=body.get("trigger_id") or "",
        view=view["id"],
        pushed=bool(view.get("previous_view_id")),
    )


def _digest(press: Press) -> str:
    """What tells one press from another, whatever the length of what they carry."""
    return sha256(press.encode().encode()).hexdigest()[:16]


def _act(action: dict[str, Any]) -> Act:
    return Act(action["action_id"].split(".")[1])
