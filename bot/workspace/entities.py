"""The shapes that Slack gives to people, conversations, files and views on the wire."""

import mimetypes
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.workspace.model import Channel, File, Person, State, View

Json = dict[str, Any]


def team_of(state: State, user: str) -> str:
    """The workspace that somebody belongs to."""
    teams = (each.team_id for each in state.people if each.id == user)
    return next(teams, None) or state.team_id


def is_shared(state: State, channel: Channel) -> bool:
    """Whether people of another workspace are in this channel."""
    return any(team_of(state, each) != state.team_id for each in channel.members)


def user(state: State, person: Person, now: datetime, *, with_locale: bool) -> Json:
    """A person as the `users` methods show them; the offset of their zone is that of `now`."""
    local = now.astimezone(ZoneInfo(person.tz))
    team = team_of(state, person.id)
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
        "profile": {
            "title": person.role,
            "real_name": person.real_name,
            "real_name_normalized": person.real_name,
            "display_name": person.name,
            "display_name_normalized": person.name,
            "team": team,
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
    if team != state.team_id:  # a stranger is one with whom the app shares no channel
        body["is_stranger"] = not any(
            {person.id, state.bot_user} <= set(each.members) for each in state.channels
        )
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
        is_deleted = any(each.deleted for each in state.people if each.id == other)
        return common | {
            "is_im": True,
            "is_private": True,
            "user": other,
            "is_user_deleted": is_deleted,
            "is_open": True,
        }
    teams = sorted({team_of(state, each) for each in channel.members} - {state.team_id})
    return common | {
        "name": channel.name,
        "name_normalized": channel.name,
        "is_channel": not channel.is_private,
        "is_group": channel.is_private,
        "is_im": False,
        "is_mpim": False,
        "is_private": channel.is_private,
        "is_general": False,
        "is_shared": bool(teams),
        "is_org_shared": False,
        "is_ext_shared": bool(teams),
        "connected_team_ids": teams,
        "is_member": state.bot_user in channel.members,
        "topic": {"value": channel.topic, "creator": "", "last_set": 0},
        "purpose": {"value": "", "creator": "", "last_set": 0},
    }


def file(state: State, file: File) -> Json:
    """A file as messages and the `files` methods show it."""
    return {
        "id": file.id,
        "created": 0,
        "timestamp": 0,
        "name": file.name,
        "title": file.title,
        "mimetype": mime_type(file),
        "filetype": file.name.rpartition(".")[2],
        "user": state.bot_user,
        "size": file.size,
        "mode": "hosted",
        "is_external": False,
        "is_public": False,
        "url_private": file.url,
        "url_private_download": file.url,
        "permalink": file.url,
    }


def mime_type(file: File) -> str:
    """What kind of file it is, by its name."""
    return mimetypes.guess_type(file.name)[0] or "application/octet-stream"


def view(state: State, view: View) -> Json:
    """A view as the `views` methods and the interactions show it: with every key there is."""
    defaults: Json = {
        "private_metadata": "",
        "callback_id": "",
        "external_id": "",
        "clear_on_close": False,
        "notify_on_close": False,
        "title": None,
        "submit": None,
        "close": None,
    }
    return {
        **defaults,
        **view.definition,
        "id": view.id,
        "team_id": view.team_id,
        "state": {"values": view.values},
        "hash": view.hash,
        "root_view_id": view.root_id,
        "previous_view_id": view.previous_id,
        "app_id": state.app_id,
        "app_installed_team_id": state.team_id,
        "bot_id": state.bot_id,
    }
