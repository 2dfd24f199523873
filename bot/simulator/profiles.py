"""The shape that Slack gives to a person on the wire."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.simulator import entities
from bot.simulator.model import Person, State

Json = dict[str, Any]

_SIZES = (24, 32, 48, 72, 192, 512)  # pixels


def user(state: State, person: Person, now: datetime, *, with_locale: bool) -> Json:
    """A person as the `users` methods show them; the offset of their zone is that of `now`."""
    local = now.astimezone(ZoneInfo(person.tz))
    team = entities.team_of(state, person.id)
    body: Json = {
        "id": person.id,
        "team_id": team,
        "name": person.name,
        "deleted": person.deleted,
        "color": person.color.removeprefix("#"),
        "real_name": person.real_name,
        "tz": person.tz,
        "tz_label": local.tzname(),
        "tz_offset": (local.utcoffset() or timedelta()) // timedelta(seconds=1),
        "profile": _profile(person, team),
        "is_admin": person.is_admin,
        "is_owner": False,
        "is_primary_owner": False,
        "is_restricted": person.is_restricted,
        "is_ultra_restricted": False,
        "is_bot": person.is_bot,
        "is_app_user": False,
        "is_email_confirmed": True,
        "has_2fa": False,
        "who_can_share_contact_card": "EVERYONE",
        "updated": 0,
    }
    if team != state.team_id:  # a stranger is one with whom the app shares no channel
        body["is_stranger"] = not any(
            {person.id, state.bot_user} <= set(each.members) for each in state.channels
        )
    return body | ({"locale": person.locale} if with_locale else {})


def _profile(person: Person, team: str) -> Json:
    """What the person says of themselves; nobody here has a picture, a telephone or a status."""
    first, _, last = person.real_name.partition(" ")
    return {
        "title": person.role,
        "phone": "",
        "skype": "",
        "real_name": person.real_name,
        "real_name_normalized": person.real_name,
        "display_name": person.name,
        "display_name_normalized": person.name,
        "first_name": first,
        "last_name": last,
        "status_text": "",
        "status_text_canonical": "",
        "status_emoji": "",
        "status_emoji_display_info": [],
        "status_expiration": 0,
        "fields": None,
        "avatar_hash": "",
        **{f"image_{size}": "" for size in _SIZES},
        "team": team,
    }
