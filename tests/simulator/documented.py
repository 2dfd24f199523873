"""The keys that Slack documents, by method and by payload.

After the examples and tables of https://docs.slack.dev/reference (methods, events, interaction
payloads, objects), the typings of its Node SDK and the samples of its Java SDK. Left out is what
Slack sends only sometimes: to organisations, for pictures, for workflow steps.

A path goes down by dots; `[]` is the first entry of a list.
"""

from collections.abc import Mapping


def _below(place: str, keys: str) -> str:
    """These keys, each below `place`."""
    return " ".join(f"{place}.{key}" for key in keys.split())


_TOPIC = "topic.value topic.creator topic.last_set purpose.value purpose.creator purpose.last_set"
_CHANNEL = (
    "id name name_normalized is_channel is_group is_im is_mpim is_private created creator "
    "is_archived is_general unlinked is_shared is_ext_shared is_org_shared pending_shared "
    "is_pending_ext_shared context_team_id updated parent_conversation is_member last_read "
    f"shared_team_ids pending_connected_team_ids previous_names {_TOPIC}"
)
_IM = (
    "id created is_archived is_im is_org_shared context_team_id updated user last_read "
    "unread_count unread_count_display is_open priority"
)
_PROFILE = (
    "title phone skype real_name real_name_normalized display_name display_name_normalized "
    "status_text status_text_canonical status_emoji status_emoji_display_info status_expiration "
    "avatar_hash first_name last_name image_24 image_32 image_48 image_72 image_192 image_512 "
    "team fields"
)
_USER = (
    "id team_id name deleted color real_name tz tz_label tz_offset is_admin is_owner "
    "is_primary_owner is_restricted is_ultra_restricted is_bot is_app_user updated has_2fa "
    f"is_email_confirmed who_can_share_contact_card locale {_below('profile', _PROFILE)}"
)
_MESSAGE = "type user text ts team"
_OWN_MESSAGE = (
    f"{_MESSAGE} bot_id app_id blocks[].type blocks[].block_id bot_profile.id bot_profile.app_id "
    "bot_profile.name bot_profile.icons bot_profile.deleted bot_profile.updated bot_profile.team_id"
)
_ROOT = f"{_MESSAGE} thread_ts reply_count reply_users_count reply_users latest_reply subscribed"
_FILE = (
    "id created timestamp name title mimetype filetype pretty_type user user_team editable size "
    "mode is_external external_type is_public public_url_shared display_as_bot username "
    "url_private url_private_download permalink comments_count is_starred has_rich_preview "
    "file_access channels groups ims"
)
_VIEW = (
    "id team_id type title submit close blocks private_metadata callback_id external_id "
    "state.values hash clear_on_close notify_on_close root_view_id previous_view_id app_id "
    "app_installed_team_id bot_id"
)
_NEXT = "response_metadata.next_cursor"

METHODS: Mapping[str, str] = {
    "api.test": "ok args",
    "auth.test": "ok url team user team_id user_id bot_id is_enterprise_install",
    "apps.connections.open": "ok url",
    "blocks.validate": "ok",
    "chat.delete": "ok channel ts",
    "chat.getPermalink": "ok channel permalink",
    "chat.postEphemeral": "ok message_ts",
    "chat.postMessage": f"ok channel ts {_below('message', _OWN_MESSAGE)}",
    "chat.update": f"ok channel ts text {_below('message', _OWN_MESSAGE)}",
    "conversations.history": (
        "ok has_more pin_count channel_actions_ts channel_actions_count "
        f"{_NEXT} {_below('messages[]', _ROOT)}"
    ),
    "conversations.info": f"ok {_below('channel', _CHANNEL)} channel.num_members",
    "conversations.list": f"ok {_NEXT} {_below('channels[]', _CHANNEL)}",
    "conversations.members": f"ok members {_NEXT}",
    "conversations.open": f"ok no_op already_open {_below('channel', _IM)}",
    "conversations.replies": (
        f"ok has_more {_NEXT} {_below('messages[]', _ROOT)} messages[].is_locked"
    ),
    "files.completeUploadExternal": f"ok {_below('files[]', _FILE)}",
    "files.getUploadURLExternal": "ok upload_url file_id",
    "pins.add": "ok",
    "pins.remove": "ok",
    "reactions.add": "ok",
    "reactions.get": (
        f"ok type channel {_below('message', _MESSAGE)} "
        f"{_below('message.reactions[]', 'name users count')}"
    ),
    "reactions.remove": "ok",
    "users.conversations": f"ok {_NEXT} {_below('channels[]', _CHANNEL)}",
    "users.info": f"ok {_below('user', _USER)}",
    "users.list": f"ok cache_ts {_NEXT} {_below('members[]', _USER)}",
    "views.open": f"ok {_below('view', _VIEW)}",
    "views.publish": f"ok {_below('view', _VIEW)}",
    "views.push": f"ok {_below('view', _VIEW)}",
    "views.update": f"ok {_below('view', _VIEW)}",
}

_PERSON = "user.id user.username user.name user.team_id"
_COMMON = f"type token api_app_id team.id team.domain enterprise is_enterprise_install {_PERSON}"
_ACTION = "actions[].type actions[].action_id actions[].block_id actions[].action_ts"
_BUTTON = f"{_COMMON} trigger_id {_ACTION} actions[].text actions[].value container.type"
_PLACE = "channel.id channel.name response_url"
_ON_MESSAGE = "container.message_ts container.channel_id container.is_ephemeral"

PAYLOADS: Mapping[str, str] = {
    "slash command": (
        "token team_id team_domain channel_id channel_name user_id user_name command text "
        "response_url trigger_id api_app_id is_enterprise_install"
    ),
    "block_actions on a message": (
        f"{_BUTTON} {_ON_MESSAGE} {_PLACE} state.values {_below('message', _OWN_MESSAGE)}"
    ),
    "block_actions on an ephemeral message": f"{_BUTTON} {_ON_MESSAGE} {_PLACE} state.values",
    "block_actions in a view": f"{_BUTTON} container.view_id {_below('view', _VIEW)}",
    "view_submission": f"{_COMMON} trigger_id response_urls {_below('view', _VIEW)}",
    "view_closed": f"{_COMMON} is_cleared {_below('view', _VIEW)}",
    "shortcut": f"{_COMMON} callback_id trigger_id action_ts",
    "message_action": (
        f"{_COMMON} callback_id trigger_id action_ts message_ts {_PLACE} "
        f"{_below('message', _MESSAGE)}"
    ),
}

_POSTED = f"{_MESSAGE} channel event_ts"
_HIDDEN = "type subtype hidden channel channel_type ts event_ts"

EVENTS: Mapping[str, str] = {
    "message": f"{_POSTED} channel_type",
    "message in a thread": f"{_POSTED} channel_type thread_ts parent_user_id",
    "message in a direct conversation": f"{_POSTED} channel_type",
    "message with a file": f"{_POSTED} channel_type subtype {_below('files[]', _FILE)}",
    "message_changed": (
        f"{_HIDDEN} {_below('message', _OWN_MESSAGE)} {_below('previous_message', _OWN_MESSAGE)}"
    ),
    "message_deleted": f"{_HIDDEN} deleted_ts {_below('previous_message', _OWN_MESSAGE)}",
    "app_mention": _POSTED,
    "app_home_opened": f"type user channel tab event_ts {_below('view', _VIEW)}",
    "member_joined_channel": "type user channel channel_type team inviter event_ts",
    "user_change": f"type cache_ts event_ts {_below('user', _USER)}",
}

ENVELOPE = (
    "type token team_id context_team_id context_enterprise_id api_app_id event event_id "
    "event_time authorizations[].enterprise_id authorizations[].team_id authorizations[].user_id "
    "authorizations[].is_bot authorizations[].is_enterprise_install is_ext_shared_channel "
    "event_context"
)


def missing(body: object, paths: str) -> list[str]:
    """The paths of these that do not lead to anything in `body`; None is something."""
    return [path for path in paths.split() if not _leads(body, path.split("."))]


def _leads(here: object, steps: list[str]) -> bool:
    if not steps:
        return True
    key, is_list, _ = steps[0].partition("[]")
    if not isinstance(here, dict) or key not in here:
        return False
    below = here[key]
    if is_list:
        return bool(below) and _leads(below[0], steps[1:])
    return _leads(below, steps[1:])
