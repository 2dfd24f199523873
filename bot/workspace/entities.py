"""The shapes that Slack gives to people and conversations on the wire."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.workspace.model import Channel, Person, State

Json = dict[str, Any]


def user(state: State, person: Person, now: datetime, *, with_locale: bool) -> Json:
    """A person as the `users` methods show them; the offset of their zone is that of `now`."""
    local = now.astimezone(ZoneInfo(person.tz))
    body: Json = {
        "id": person.id,
        "team_id": state.team_id,
        "name": person.name,
        "deleted": False,
        "color": person.color.removeprefix("#"),
        "real_name": person.real_name,
        "tz": person.tz,
        "tz_label": local.tzname(),
        "tz_offset": (local.utcoffset() or timedelta()) // timedelta(seconds=1),
        "profile": {
            "title": person.role,
            "real_name": person.real_name,
            "real_name_normalized": person.real_name,
            "display_name": person.name,
            "display_name_normalized": person.name,
            "team": state.team_id,
        },
        "is_admin": person.is_admin,
        "is_owner": False,
        "is_primary_owner": False,
        "is_restricted": person.is_restricted,
        "is_ultra_restricted": False,
        "is_bot": person.is_bot,
        "is_app_user": False,
        "updated": 0,
    }
    return body | ({"locale": person.locale} if with_locale else {})


def conversation(state: State, channel: Channel) -> Json:
    """A channel or a direct conversation as the `conversations` methods show it."""
    common: Json = {
        "id": channel.id,
        "created": 0,
        "is_archived": channel.is_archived,
        "context_team_id": state.team_id,
    }
    if channel.kind == "im":
        other = next(each for each in channel.members if each != state.bot_user)
        return common | {"is_im": True, "user": other, "is_user_deleted": False, "is_open": True}
    return common | {
        "name": channel.name,
        "name_normalized": channel.name,
        "is_channel": True,
        "is_group": False,
        "is_im": False,
        "is_mpim": False,
        "is_private": False,
        "is_general": False,
        "is_shared": False,
        "is_org_shared": False,
        "is_ext_shared": False,
        "is_member": state.bot_user in channel.members,
        "topic": {"value": channel.topic, "creator": "", "last_set": 0},
        "purpose": {"value": "", "creator": "", "last_set": 0},
    }
