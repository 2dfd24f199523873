"""The workspace as it stands before anyone has spoken. All names are invented."""

from collections.abc import Iterable

from bot.simulator.language import marked
from bot.simulator.model import SLACKBOT, Channel, Person, State

_BOT = "U06RHDPCB0T"
_PEOPLE = (
    Person(
        id="U06RHV4K2M8",
        name="marlies",
        real_name="Marlies Oosterveen",
        tz="Europe/Brussels",
        locale="en-GB",
        role=marked("officer"),
        side=marked("EU"),
        color="#2f5fa8",
    ),
    Person(
        id="U06RHJ9T3QD",
        name="minori",
        real_name="HAYASEGAWA Minori",
        tz="Asia/Tokyo",
        locale="ja-JP",
        role=marked("officer"),
        side=marked("Japan"),
        color="#b03a48",
    ),
    Person(
        id="U06RHC7W5NE",
        name="tomek",
        real_name="Tomek Wilczarski",
        tz="Europe/Brussels",
        locale="en-GB",
        role=marked("coordinator, admin"),
        side=marked("EU"),
        is_admin=True,
        color="#3c7d57",
    ),
    Person(
        id="U06RHG2X6PZ",
        name="ingerid",
        real_name="Ingerid Solvang-Reyes",
        tz="Europe/Brussels",
        locale="en-GB",
        role=marked("guest"),
        is_restricted=True,
        color="#8a6d1f",
    ),
)
_CONNECTED = Person(
    id="U06RHS3N8VL",
    team_id="T06RHCONNEC",
    name="touko",
    real_name="SHIRAKABE Touko",
    tz="Asia/Tokyo",
    locale="ja-JP",
    role=marked("connected workspace"),
    side=marked("Japan"),
    color="#7a4a68",
)
_MACHINES = (
    Person(
        id=_BOT,
        name="dpc",
        real_name="dpc",
        tz="Europe/Brussels",
        locale="en-GB",
        role=marked("app"),
        is_bot=True,
        color="#5b4b8a",
    ),
    Person(
        id=SLACKBOT,
        name="slackbot",
        real_name="Slackbot",
        tz="Europe/Brussels",
        locale="en-GB",
        role=marked("app"),
        is_bot=True,
        color="#6b7280",
    ),
)


# What an app asks for that uses all of this workspace.
_SCOPES = (
    "app_mentions:read",
    "channels:history",
    "channels:manage",
    "channels:read",
    "chat:write",
    "commands",
    "files:write",
    "groups:history",
    "groups:read",
    "groups:write",
    "im:history",
    "im:read",
    "im:write",
    "mpim:history",
    "mpim:read",
    "mpim:write",
    "reactions:read",
    "pins:write",
    "reactions:write",
    "users:read",
)


def initial(scopes: Iterable[str] = _SCOPES) -> State:
    """A fresh workspace: two channels, four people and the bot in both; `scopes` are the bot's.

    A fifth person, of a connected workspace, is in the first alone.
    """
    members = [*(person.id for person in _PEOPLE), _BOT]
    return State(
        team_id="T06RHEUJPDP",
        team_name="EU–Japan digital partnership (rehearsal)",
        domain="eu-japan-rehearsal",
        app_id="A06RHDPCAPP",
        bot_id="B06RHDPCB0T",
        bot_user=_BOT,
        scopes=list(scopes),
        people=[person.model_copy() for person in (*_PEOPLE, _CONNECTED, *_MACHINES)],
        channels=[
            Channel(
                id="C06RHPARTN1",
                name="digital-partnership",
                kind="channel",
                topic="What the Council agreed, and who brings it about",
                members=[*members, _CONNECTED.id],
            ),
            Channel(
                id="C06RHCYBER2",
                name="cyber-desk",
                kind="channel",
                topic="Product security, standards, incident response",
                members=[*members],
            ),
        ],
    )
