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
from bot.render.kit.language import _, between, current, together
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


def installed(name: str, link: str) -> str:
    """The app is installed in the workspace or organisation `name`; `link` opens it in Slack."""
    steps = (
        _html(
            _("Name who coordinates each side: an admin does it in {command}."),
            command=_typed("/dpc settings"),
        ),
        _html(_("Invite me to a channel: {command}."), command=_typed("/invite @dpc")),
        _html(_("There, try {command}."), command=_typed(_("/dpc topic cybersecurity"))),
    )
    return _page(
        _("Installed in {name}").format(name=name),
        _block(_html(_("I have sent you a direct message in Slack. What comes next:"))),
        f"<ol>{''.join(f'<li>{step}</li>' for step in steps)}</ol>",
        _link(_("Open Slack"), link),
    )


def installed_already() -> str:
    """The page that said so is loaded once more."""
    return _page(
        _("Installed"),
        _block(_html(_("The app is installed. Nothing was changed by loading this page again."))),
        _link(_("Open Slack"), "https://app.slack.com/"),
    )


def declined() -> str:
    """The person whom Slack asked said no."""
    return _not_installed(_html(_("You did not allow it. Nothing was stored.")))


def stale() -> str:
    """The visit to Slack took too long, was made twice, or began in another browser."""
    return _not_installed(
        _html(
            _(
                "This link has expired, was used before, or belongs to another browser. Nothing "
                "was stored. Please begin again, and finish within ten minutes."
            )
        )
    )


def failed(reason: str) -> str:
    """Slack did not grant what it had announced; `reason` is its word."""
    return _not_installed(
        _html(_("Slack did not confirm it ({reason}). Nothing was stored."), reason=_typed(reason))
    )


def _not_installed(why: str) -> str:
    again = _link(_("Install again"), "/slack/install")
    return _page(_("Not installed"), _block(why), again)


def _html(message: str, **fields: str) -> str:
    """A message as HTML, with fields that are HTML already."""
    return escape(message, quote=False).format(**fields)


def _typed(words: str) -> str:
    return f"<code>{escape(words)}</code>"


def _block(words: str) -> str:
    return f"<p>{words}</p>"


def _link(words: str, address: str) -> str:
    return f'<p><a href="{escape(address)}">{escape(words)}</a></p>'


def _page(title: str, *body: str) -> str:
    return (
        f'<!doctype html><html lang="{current()}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)} · dpc</title><style>{_STYLE}</style></head>"
        f"<body><main><h1>{escape(title)}</h1>{''.join(body)}</main></body></html>"
    )
