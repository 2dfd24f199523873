"""The frame of the page in the language of whoever looks, and what stands in it in its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import httpx
import pytest

from bot import translations
from bot.catalogue.loader import shipped
from bot.local import completions
from bot.simulator import language, page
from tests.serving import Site
from tests.simulator.forms import field, modal
from tests.simulator.harness import Workspace
from tests.simulator.test_page import Browser, SimulatedClock
from tests.unit.render import pseudo

SPOKEN = ("aria-label", "title", "placeholder")
# Channels, cities, hours, initials, names and signs: what is no word of a language.
NAMES = re.compile(
    r"#?digital-partnership.*|cyber-desk|dpc|EU|Bruselo|Tokio|.*\d{4}.*|\w\w|[\W\d]*"
)
JAPANESE = re.compile("[\u3040-\u30ff\u4e00-\u9fff]")


class Words(HTMLParser):
    """Gathers what a page says and shows, each with the language that it is marked as."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self._open: list[tuple[str, str]] = [("", "")]
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes the words of its attributes, and goes into what has an end."""
        self.handle_startendtag(tag, attrs)
        if tag not in ("meta", "link", "input", "br", "img", "hr"):
            self._open.append((tag, dict(attrs).get("lang") or self._open[-1][1]))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes the words of its attributes."""
        given = dict(attrs)
        marked = given.get("lang") or self._open[-1][1]
        self.found += [(each, marked) for name in SPOKEN if (each := given.get(name))]

    def handle_endtag(self, tag: str) -> None:
        """Goes out of it, and of what was never ended in it."""
        while self._open[-1][0] not in (tag, ""):
            self._open.pop()
        if len(self._open) > 1:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        """Notes a text, but not that of a script."""
        tag, marked = self._open[-1]
        if data.strip() and tag not in ("script", "style", "kbd", "code", "pre", "textarea"):
            self.found.append((" ".join(data.split()), marked))


@pytest.fixture
def browser(site: Site, workspace: Workspace) -> Iterator[Browser]:
    """A browser on the page of a workspace in which something was said."""
    rehearsal = SimulatedClock()
    routes = page.routes(workspace.slack, workspace.gateway, rehearsal)
    site.app.router.routes[:0] = routes
    with httpx.Client(base_url=site.url, headers={"Origin": site.url}) as http:
        shown = Browser(http, workspace, rehearsal)
        root = shown.post("はい. Yes")
        root.edited = root.pinned = True
        shown.send("/react", message=root.ts, name="+1")
        shown.post("A reply", thread_ts=root.ts)
        yield shown


def framed(browser: Browser, viewer: str, language: str) -> list[str]:
    """What the frame says in a language to somebody who looks at the thread: no names."""
    root = browser.workspace.slack.state.messages[0]
    html = browser.look(**{"as": viewer}, thread=root.ts)
    assert f'<html lang="{language}">' in html
    names = {person.real_name for person in browser.workspace.slack.people()}
    return [
        words
        for words, marked in Words(html).found
        if marked == language and words not in names and not NAMES.fullmatch(words)
    ]


def show_modal(workspace: Workspace) -> None:
    """The EU officer has a modal open."""
    view = modal(field("q", {"type": "plain_text_input"}))
    trigger = workspace.slack.triggers.issue(workspace.me)
    workspace.client.views_open(trigger_id=trigger, view=view)


def test_nothing_of_the_frame_is_untranslated(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a language with accents: what has none was never given to be translated."""
    pseudo.write(tmp_path, translations.SIMULATOR)
    monkeypatch.setattr(language.SPEECH, "folder", tmp_path)
    browser.workspace.person("marlies").locale = pseudo.NAME
    show_modal(browser.workspace)
    said = framed(browser, browser.workspace.me, pseudo.NAME)
    assert len(said) > 50
    assert [each for each in said if not set(each) & set(pseudo.ACCENTED)] == []


def test_each_viewer_has_their_own(browser: Browser) -> None:
    """Japanese for Minori and Touko, English for Marlies, and what was said as it was said."""
    for viewer in (browser.workspace.other, browser.workspace.person("touko").id):
        said = framed(browser, viewer, "ja")
        assert [each for each in said if not JAPANESE.search(each)] == []
        assert {"（編集済み）", "スレッドで返信する", "1件の返信", "担当官"} <= {*said}
        html = browser.look(**{"as": viewer})
        assert '<div class="text"><span lang="ja">はい</span>. Yes</div>' in html
    said = framed(browser, browser.workspace.me, "en")
    assert not JAPANESE.search("".join(said))
    assert {"(edited)", "Reply in thread", "1 reply", "officer"} <= {*said}


def test_a_locale_may_change_or_be_none_of_ours(browser: Browser) -> None:
    """The next look is in the new one; in English, if it is not known."""
    me = browser.workspace.me
    for locale, spoken in (("ja-JP", "ja"), ("xx-YY", "en"), ("", "en"), ("ja", "ja")):
        browser.workspace.person("marlies").locale = locale
        assert framed(browser, me, spoken)


def test_what_slack_says_itself(browser: Browser) -> None:
    """Its client's words at a field, and Slackbot's, come in the language of whoever did it."""
    workspace = browser.workspace
    workspace.person("marlies").locale = "ja-JP"
    show_modal(workspace)
    view = workspace.slack.views(workspace.me)[-1].id
    browser.send("/view/submit", view=view, **{'["q", "it"]': ""})
    assert ">この必須項目を入力してください。</span></p>" in browser.look()
    root = workspace.slack.state.messages[0]
    browser.send("/say", text="/dpc topics", thread=root.ts)
    assert workspace.last.text.startswith("/dpcはスレッドではご利用いただけません。")


def test_what_the_composer_completes() -> None:
    """The commands' meanings and the titles are told in the language of whoever writes."""
    for locale, spoken in (("ja-JP", True), ("en-GB", False)):
        meanings = [each.meaning for each in completions.commands(locale)]
        meanings += [each.meaning for each in completions.subjects(shipped(), locale)]
        japanese = sum(bool(JAPANESE.search(each)) for each in meanings)
        topics = len(shipped().topics)  # these are told in both
        assert japanese > 0.95 * len(meanings) if spoken else japanese == topics
