"""Modals, the Home tab and shortcuts in a real browser, with a small bot behind them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Locator, expect
from slack_bolt import Ack

from bot.simulator import page
from tests.serving import Site
from tests.simulator.browser import Window, Windows
from tests.simulator.forms import AGAIN, NOTE, STATE, field, home, modal
from tests.simulator.harness import Workspace
from tests.simulator.test_page import SimulatedClock

Json = dict[str, Any]

PHONE = {"width": 390, "height": 844}
LINK = field("link", {"type": "url_text_input"}, optional=True)


@pytest.fixture
def bot(workspace: Workspace) -> list[str]:
    """A bot that opens a modal for everything; the list holds what it was sent, newest last."""
    heard: list[str] = []

    def opens(method: str, view: Json) -> Callable[[Ack, Json], None]:
        def listen(ack: Ack, body: Json) -> None:
            workspace.client.api_call(method, json={"trigger_id": body["trigger_id"], "view": view})
            ack()

        return listen

    def save(ack: Ack, body: Json) -> None:
        note = body["view"]["state"]["values"]["note"]["it"]["value"]
        heard.append(note)
        errors = {"note": "CYBER-1 has changed meanwhile."} if note == "late" else None
        ack(response_action="errors", errors=errors) if errors else ack()

    def closed(ack: Ack, body: Json) -> None:
        ack()
        heard.append(f"closed {body['view']['title']['text']}")

    def publish(event: Json) -> None:
        heard.append("home")
        workspace.client.views_publish(user_id=event["user"], view=home())

    form = modal(NOTE, LINK, STATE, AGAIN, notify_on_close=True)
    workspace.bot.command("/dpc")(opens("views.open", form))
    workspace.bot.shortcut("find")(opens("views.open", form))
    workspace.bot.shortcut("evidence")(opens("views.open", form))
    workspace.bot.action("again")(opens("views.push", modal(LINK, title="Second")))
    workspace.bot.view("status")(save)
    workspace.bot.view_closed("status")(closed)
    workspace.bot.event("app_home_opened")(publish)
    return heard


@pytest.fixture
def window(site: Site, workspace: Workspace, bot: list[str], windows: Windows) -> Iterator[Window]:
    """The EU officer's window."""
    site.app.router.routes[:0] = page.routes(workspace.slack, workspace.gateway, SimulatedClock())
    opened = windows.open(site.url)
    yield opened
    opened.page.close()  # an open page would wait for news of a workspace that is gone


def dialog(window: Window) -> Locator:
    """The modal on top."""
    return window.page.get_by_role("dialog")


def test_a_modal_is_filled_in_by_keyboard(window: Window, bot: list[str]) -> None:
    """The first field has the focus, Enter sends, and the focus comes back to the composer."""
    window.say("/dpc status CYBER-1")
    expect(dialog(window).get_by_label("Note")).to_be_focused()
    window.page.keyboard.type("on track")
    window.page.keyboard.press("Tab")
    window.page.keyboard.press("Enter")
    expect(dialog(window)).to_have_count(0)
    expect(window.page.locator("#composer")).to_be_focused()
    assert bot == ["on track"]


def test_an_error_has_the_focus_and_the_words(window: Window, bot: list[str]) -> None:
    """What is wrong is named at its field, first by Slack's client, then by the bot."""
    window.say("/dpc status CYBER-1")
    note = dialog(window).get_by_label("Note")
    for typed, words in [
        ("", "Please complete this required field."),
        ("late", "CYBER-1 has changed meanwhile."),
    ]:
        note.fill(typed)
        dialog(window).get_by_role("button", name="Save").click()
        expect(note).to_have_accessible_description(words)
        expect(note).to_be_focused()
        expect(note).to_have_value(typed)
    assert bot == ["late"]


def test_modals_lie_on_each_other(window: Window, bot: list[str]) -> None:
    """Escape goes back, then closes; what was typed below is still there."""
    window.say("/dpc status CYBER-1")
    dialog(window).get_by_label("Note").fill("so far")
    dialog(window).get_by_role("button", name="Again").click()
    expect(dialog(window)).to_have_accessible_name("Second")
    window.page.keyboard.press("Escape")
    expect(dialog(window)).to_have_accessible_name("Status")
    expect(dialog(window).get_by_label("Note")).to_have_value("so far")
    window.page.keyboard.press("Escape")
    expect(dialog(window)).to_have_count(0)
    assert bot == ["closed Status"]


def test_what_is_typed_outlives_other_peoples_news(
    window: Window, workspace: Workspace, bot: list[str]
) -> None:
    """A message that comes in meanwhile takes neither the text nor the focus away."""
    window.say("/dpc status CYBER-1")
    note = dialog(window).get_by_label("Note")
    note.fill("half a")
    workspace.client.chat_postMessage(channel=workspace.here, text="News")
    expect(window.timeline.last).to_contain_text("News")
    expect(note).to_be_focused()
    expect(note).to_have_value("half a")


def test_shortcuts_stand_where_slack_has_them(window: Window, workspace: Workspace) -> None:
    """⚡ beside the composer, and More actions on a message, by mouse and by keyboard."""
    workspace.client.chat_postMessage(channel=workspace.here, text="Signed.")
    window.page.get_by_label("Shortcuts").click()
    window.press("Find a commitment dpc")
    expect(dialog(window)).to_be_visible()
    window.page.keyboard.press("Escape")
    expect(dialog(window)).to_have_count(0)
    window.timeline.last.get_by_label("More actions").focus()
    window.page.keyboard.press("Enter")
    window.page.keyboard.press("Tab")
    window.page.keyboard.press("Enter")
    expect(dialog(window)).to_be_visible()


def test_home_is_opened_once(window: Window, bot: list[str]) -> None:
    """The tab tells the bot, shows what it publishes, and does not tell it again on a refresh."""
    window.page.get_by_role("link", name="Home").click()
    expect(window.page.get_by_role("button", name="Again")).to_be_visible()
    window.page.get_by_role("link", name="Messages").click()
    expect(window.page.locator("#composer")).to_be_focused()
    assert bot == ["home"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_modal_fits_a_phone(site: Site, window: Window, windows: Windows, scheme: str) -> None:
    """At 390 pixels nothing is cut off, and both buttons are in sight."""
    phone = windows.open(site.url, viewport=PHONE, color_scheme=scheme)
    phone.say("/dpc status CYBER-1")
    expect(dialog(phone)).to_be_visible()
    for name in ("Cancel", "Save"):
        expect(dialog(phone).get_by_role("button", name=name)).to_be_in_viewport(ratio=1)
    assert phone.page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    phone.page.close()
