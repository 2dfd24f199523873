"""The shapes that Slack gives to conversations, files and views on the wire."""

import mimetypes
from typing import Any

from bot.simulator.model import Channel, File, State, View

Json = dict[str, Any]

# A bot reads nothing in the sense of Slack's clients.
_READ = {"last_read": "0000000000.000000", "unread_count": 0, "unread_count_display": 0}


def team_of(state: State, user: str) -> str:
    """The workspace that somebody belongs to."""
    teams = (each.team_id for each in state.people if each.id == user)
    return next(teams, None) or state.team_id


def is_shared(state: State, channel: Channel) -> bool:
    """Whether people of another workspace are in this channel."""
    return any(team_of(state, each) != state.team_id for each in channel.members)


def conversation(state: State, channel: Channel) -> Json:
    """A channel or a direct conversation as the `conversations` methods show it."""
    common: Json = {
        "id": channel.id,
        "created": 0,
        "updated": 0,
        "is_archived": channel.is_archived,
        "is_org_shared": False,
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
            "priority": 0,
            **_READ,
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
        "is_read_only": False,
        "is_shared": bool(teams),
        "is_ext_shared": bool(teams),
        "is_pending_ext_shared": False,
        "pending_shared": [],
        "pending_connected_team_ids": [],
        "shared_team_ids": [state.team_id, *teams],
        "connected_team_ids": teams,
        "parent_conversation": None,
        "previous_names": [],
        "unlinked": 0,
        "creator": state.people[0].id,
        "is_member": state.bot_user in channel.members,
        "topic": {"value": channel.topic, "creator": "", "last_set": 0},
        "purpose": {"value": "", "creator": "", "last_set": 0},
        **_READ,
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
        "pretty_type": file.name.rpartition(".")[2].upper(),
        "user": state.bot_user,
        "user_team": state.team_id,
        "username": "",
        "editable": False,
        "size": file.size,
        "mode": "hosted",
        "is_external": False,
        "external_type": "",
        "is_public": False,
        "public_url_shared": False,
        "display_as_bot": False,
        "is_starred": False,
        "has_rich_preview": False,
        "file_access": "visible",
        "comments_count": 0,
        "channels": [],
        "groups": [],
        "ims": [],
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
