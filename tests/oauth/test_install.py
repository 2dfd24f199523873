"""The way in: `/slack/install`, Slack, and back."""

from __future__ import annotations

import re
from base64 import b64encode
from datetime import timedelta
from hashlib import sha256
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from sqlalchemy import text

from bot.clock import real_now
from tests.oauth.conftest import REDIRECT, Many, another
from tests.oauth.slack import CLIENT_ID


def nothing_stored(many: Many) -> bool:
    """Whether neither an installation nor a workspace was written down."""
    with many.dpc.database.read() as conn:
        tables = ("installation", "workspace", "membership", "outbox")
        counts = [conn.execute(text(f"SELECT count(*) FROM {name}")).scalar() for name in tables]  # noqa: S608 (names of ours)
    return counts == [0] * len(tables)


def assert_cautious(page: httpx.Response) -> None:
    """Nobody may frame it, keep it, or learn its address from it."""
    policy = page.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert page.headers["cache-control"] == "no-store"
    assert page.headers["x-content-type-options"] == "nosniff"
    assert page.headers["referrer-policy"] == "no-referrer"


def test_the_browser_is_sent_to_slack(many: Many) -> None:
    """With a state, which it also keeps as a cookie that no script and no other site can read."""
    sent = many.http.get("/slack/install")
    address = urlsplit(sent.headers["location"])
    asked = {name: values[0] for name, values in parse_qs(address.query).items()}
    assert sent.status_code == 302
    assert address.path == "/oauth/v2/authorize"
    assert asked["client_id"] == CLIENT_ID
    assert asked["scope"] == "commands,chat:write"
    assert asked["redirect_uri"] == REDIRECT
    cookie = sent.headers["set-cookie"]
    assert cookie.startswith(f"__Host-dpc-oauth-state={asked['state']};")
    assert {"Secure", "HttpOnly", "SameSite=Lax", "Path=/"} <= set(cookie.split("; "))
    assert_cautious(sent)
    assert nothing_stored(many)


def test_installing_keeps_a_sealed_token_and_greets(many: Many) -> None:
    """The page says what comes next; whoever installed it gets one direct message."""
    state, cookie = many.begin()
    page = many.finish(cookie, state=state, code=many.slack.code("T1"))
    assert page.status_code == 200
    assert "Installed in &lt;T1&gt; &amp; Co" in page.text
    assert "/invite @dpc" in page.text
    assert "https://app.slack.com/client/T1" in page.text
    assert_cautious(page)
    assert "deleted" in page.headers["set-cookie"]
    assert (exchange := many.slack.asked("oauth.v2.access")[0].given)["redirect_uri"] == REDIRECT
    assert "client_secret" not in exchange
    with many.dpc.database.read() as conn:
        stored = str(conn.execute(text("SELECT * FROM installation")).all())
    assert "xoxb" not in stored
    assert many.token("T1") in many.slack.teams
    many.dpc.sender.deliver()
    (greeting,) = many.slack.asked("chat.postMessage")
    assert (greeting.token, greeting.given["channel"]) == (many.token("T1"), "UADMIN")
    assert "who coordinates each side" in greeting.given["text"]


def test_the_style_is_what_the_policy_allows(many: Many) -> None:
    """The page holds one style sheet and no script."""
    page = many.finish("", error="access_denied")
    (style,) = re.findall(r"<style>(.*?)</style>", page.text)
    digest = b64encode(sha256(style.encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in page.headers["content-security-policy"]
    assert "<script" not in page.text


def test_who_declines_installs_nothing(many: Many) -> None:
    """Slack sends the browser back with an error; the page offers another try."""
    state, cookie = many.begin()
    page = many.finish(cookie, state=state, error="access_denied")
    assert page.status_code == 200
    assert "Nothing was stored" in page.text
    assert 'href="/slack/install"' in page.text
    assert nothing_stored(many)
    assert many.slack.calls == []


JAPANESE = {"accept-language": "fr, ja-JP;q=0.8, en;q=0.5"}


def test_the_pages_speak_the_browsers_language(many: Many) -> None:
    """What comes of installing, and the first message to whoever does it; else English."""
    state, cookie = many.begin()
    visit = f"/slack/oauth_redirect?state={state}&code={many.slack.code('T1')}"
    page = many.http.get(visit, headers={"cookie": cookie, **JAPANESE})
    assert "&lt;T1&gt; &amp; Coにインストールしました" in page.text
    assert '<html lang="ja">' in page.text
    assert "管理者が<code>/dpc settings</code>で" in page.text
    many.dpc.sender.deliver()
    (greeting,) = many.slack.asked("chat.postMessage")
    assert "取りまとめ役" in greeting.given["text"]
    again = many.http.get(visit, headers=JAPANESE)
    assert "何も変更されません" in again.text
    for query in ("error=access_denied", "state=x&code=y"):
        page = many.http.get(f"/slack/oauth_redirect?{query}", headers=JAPANESE)
        assert "もう一度インストールする" in page.text
        assert "Nothing" not in page.text


@pytest.mark.parametrize(
    "header", ["", "fr", "*", "ja;q=0", "ja;q=high, en", "en-GB, ja;q=0.9", ", ;;q=1,\x7f"]
)
def test_other_wishes_are_answered_in_english(many: Many, header: str) -> None:
    """A language that is not ours, one that is refused, and what is no wish at all."""
    page = many.http.get(
        "/slack/oauth_redirect?error=access_denied", headers={"accept-language": header}
    )
    assert "Nothing was stored" in page.text


@pytest.mark.parametrize("wrong", ["no cookie", "another's", "made up", "none"])
def test_a_state_that_is_not_this_browsers(many: Many, wrong: str) -> None:
    """Whoever is lured to the second address installs nothing; the code stays unused."""
    state, cookie = many.begin()
    _, others = many.begin()
    forged = "gAAAAABforged"
    shown, kept = {
        "no cookie": (state, ""),
        "another's": (state, others),
        "made up": (forged, f"__Host-dpc-oauth-state={forged}"),
        "none": ("", cookie),
    }[wrong]
    page = many.finish(kept, state=shown, code=many.slack.code("T1"))
    assert page.status_code == 400
    assert "Please begin again" in page.text
    assert nothing_stored(many)
    assert many.slack.calls == []


def test_a_state_is_good_once(many: Many) -> None:
    """In whichever process: another one with the same keys has seen it too."""
    state, cookie = many.begin()
    many.finish(cookie, state=state, code=many.slack.code("T1"))
    query = f"state={state}&code={many.slack.code('T2')}"
    with another(many) as process:
        status, _, _ = process.installer("/slack/oauth_redirect", query, cookie)
    assert status == 400
    assert many.token("T2") is None


def test_the_page_loaded_again_says_installed(many: Many) -> None:
    """A reload repeats the same address: nothing is exchanged, greeted or refused once more."""
    state, cookie = many.begin()
    code = many.slack.code("T1")
    many.finish(cookie, state=state, code=code)
    page = many.finish("", state=state, code=code)
    assert (page.status_code, "Installed" in page.text) == (200, True)
    assert_cautious(page)
    assert len(many.slack.asked("oauth.v2.access")) == 1
    assert many.finish("", state=state, code=many.slack.code("T2")).status_code == 400


def test_a_state_of_one_process_is_good_in_another(many: Many) -> None:
    """The browser may come back to any of them."""
    with another(many) as process:
        _, named, _ = process.installer("/slack/install", "", "")
    state = parse_qs(urlsplit(named["Location"]).query)["state"][0]
    cookie = named["Set-Cookie"].partition(";")[0]
    page = many.finish(cookie, state=state, code=many.slack.code("T1"))
    assert page.status_code == 200
    assert many.token("T1")


@pytest.mark.parametrize(("minutes", "status"), [(-9, 200), (-11, 400)])
def test_a_state_is_good_for_ten_minutes(many: Many, minutes: int, status: int) -> None:
    """Then the visit to Slack took too long."""
    keyring = many.installs.installing.keyring
    state = keyring.stamp(real_now() + timedelta(minutes=minutes))
    cookie = f"__Host-dpc-oauth-state={state}"
    page = many.finish(cookie, state=state, code=many.slack.code("T1"))
    assert page.status_code == status
    assert (many.token("T1") is None) == (status == 400)


def test_a_token_of_ours_is_no_state(many: Many) -> None:
    """What was sealed for another purpose does not pass."""
    sealed = many.installs.installing.keyring.seal("xoxb-1")
    page = many.finish(f"__Host-dpc-oauth-state={sealed}", state=sealed, code="x")
    assert page.status_code == 400


def test_a_code_that_slack_does_not_know(many: Many) -> None:
    """The page says Slack's own word, and what to do."""
    state, cookie = many.begin()
    page = many.finish(cookie, state=state, code="made up")
    assert page.status_code == 502
    assert "invalid_code" in page.text
    assert nothing_stored(many)


def test_slack_is_away(many: Many) -> None:
    """Nothing is stored, and nothing of what was shown to Slack is said."""
    state, cookie = many.begin()
    with another(many, api_url="http://127.0.0.1:9/api/") as process:
        query = f"state={state}&code=secret"
        status, _, body = process.installer("/slack/oauth_redirect", query, cookie)
    assert status == 502
    assert b"secret" not in body


def test_installing_again_takes_the_place(many: Many) -> None:
    """One token a workspace; whoever did it is greeted again."""
    many.install("T1")
    first = many.token("T1")
    many.install("T1", by="UOTHER")
    assert many.token("T1") != first
    many.dpc.sender.deliver()
    told = [call.given["channel"] for call in many.slack.asked("chat.postMessage")]
    assert sorted(told) == ["UADMIN", "UOTHER"]
    assert {call.token for call in many.slack.asked("chat.postMessage")} == {many.token("T1")}
