"""The few pages in a browser: what comes of installing the app. They need no script and no picture.

Each is whole and self-contained; what is not ours is escaped.
"""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from html import escape

from bot.domain.outcomes.installations import InstallerGreeted, NotInstalled
from bot.render.help import HOW
from bot.render.kit.blocks import code, filled, headline, linked, paragraph
from bot.render.kit.buttons import View, look
from bot.render.kit.drawing import draw
from bot.render.kit.language import _, between, together
from bot.render.kit.pages import Draft


@draw.register
def greeting(_shown: InstallerGreeted, _view: View) -> Draft:
    """What the bot can do, and what is to be settled first."""
    return Draft(
        headline(_("EU–Japan Digital Partnership")),
        [
            paragraph(
                _(
                    "Thank you for installing me. I know what the Digital Partnership Council "
                    "agreed, word for word; I keep who leads each deliverable on each side and "
                    "how far it is, and I remind people in time of what is due."
                )
            ),
            paragraph(
                _("First of all: who coordinates each side? An admin names them once."),
                beside=look(_("Settings"), "settings"),
            ),
            paragraph(
                *filled(
                    _(
                        "Then invite me to the channels that should be reminded. Write {command} "
                        "there."
                    ),
                    command=code("/dpc subscribe"),
                ),
                between(),
                _(HOW),
            ),
        ],
        buttons=[look(_("Topics"), "topics"), look(_("All commands"), "help")],
    )


@draw.register
def not_installed(found: NotInstalled, _view: View) -> Draft:
    """Where somebody asks whom the bot can no longer serve."""
    gone = _("I am not installed in this workspace any more.")
    if not found.public_url:
        how = _("The operator of this bot can tell how to install it again.")
        return Draft(paragraph(together(gone, how)))
    again = together(gone, _("Install me again: "))
    return Draft(linked(again, f"{found.public_url}/slack/install"))


_STYLE = (
    ":root{color-scheme:light dark}"
    "body{font:1.125rem/1.5 system-ui,sans-serif;max-width:36rem;margin:4rem auto;padding:0 1rem}"
)
STYLE_HASH = f"sha256-{b64encode(sha256(_STYLE.encode()).digest()).decode()}"
_AGAIN = '<p><a href="/slack/install">Install again</a></p>'


def installed(name: str, link: str) -> str:
    """The app is installed in the workspace or organisation `name`; `link` opens it in Slack."""
    return _page(
        f"Installed in {name}",
        "<p>I have sent you a direct message in Slack. What comes next:</p>"
        "<ol><li>Name who coordinates each side: an admin does it in <code>/dpc settings</code>."
        "</li><li>Invite me to a channel: <code>/invite @dpc</code>.</li>"
        "<li>There, try <code>/dpc topic cybersecurity</code>.</li></ol>"
        f'<p><a href="{escape(link)}">Open Slack</a></p>',
    )


def installed_already() -> str:
    """The page that said so is loaded once more."""
    return _page(
        "Installed",
        "<p>The app is installed. Nothing was changed by loading this page again.</p>"
        '<p><a href="https://app.slack.com/">Open Slack</a></p>',
    )


def declined() -> str:
    """The person whom Slack asked said no."""
    return _page("Not installed", f"<p>You did not allow it. Nothing was stored.</p>{_AGAIN}")


def stale() -> str:
    """The visit to Slack took too long, was made twice, or began in another browser."""
    return _page(
        "Not installed",
        "<p>This link has expired, was used before, or belongs to another browser. Nothing was "
        f"stored. Please begin again, and finish within ten minutes.</p>{_AGAIN}",
    )


def failed(reason: str) -> str:
    """Slack did not grant what it had announced; `reason` is its word."""
    return _page(
        "Not installed",
        f"<p>Slack did not confirm it (<code>{escape(reason)}</code>). Nothing was stored."
        f"</p>{_AGAIN}",
    )


def _page(title: str, body: str) -> str:
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)} · dpc</title><style>{_STYLE}</style></head>"
        f"<body><main><h1>{escape(title)}</h1>{body}</main></body></html>"
    )
