"""Secret calendar addresses: made, shown once, replaced, revoked; and what they open."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import httpx
import pytest
from icalendar import Calendar

from bot.domain.rules.rights import Rule
from tests.databases import up_to_date
from tests.logbook import LOG, assert_untold
from tests.serving import Site
from tests.slack.conversation import JAPANS_COORDINATOR, play, refused
from tests.slack.deployment import deployed, standing_in
from tests.slack.knocking import CHANNEL, MARLIES, SECRET, Knocker, signed
from tests.slack.processes import Home
from tests.slack.test_processes import environment, serving
from tests.slack.world import World

EU = ("marlies", "/dpc side eu", "private: EU")
LEADS = ("marlies", "/dpc claim CYBER-1", "private: CYBER-1 … → release CYBER-1")
HAS_ONE = "private: You have had a calendar address since 30 April 2024."


def address(said: str) -> str:
    """The address in an answer; its secret is of 256 bits."""
    found = re.search(r"https?://\S+/calendar/[\w-]{43}\.ics", said)
    assert found, said
    return found[0]


def made(world: World, does: str = "/dpc calendar", who: str = "marlies") -> str:
    """The address that somebody is shown, and nobody else."""
    (seen,) = world.do(who, does)
    assert seen.where == "private"
    return address(seen.text)


def fetched(url: str) -> dict[str, Any]:
    """What a calendar program finds, by identifier."""
    answer = httpx.get(url).raise_for_status()
    found = Calendar.from_ical(answer.content).walk("VEVENT")
    return {str(event["uid"]).partition("@")[0]: event for event in found}


def events(url: str) -> dict[str, str]:
    """Titles by identifier."""
    return {uid: str(event["summary"]) for uid, event in fetched(url).items()}


def test_an_address_is_made_replaced_and_revoked(world: World) -> None:
    """It is shown once; another stops it only after a press that says so."""
    old = made(world)
    assert "milestone-OECD-2024" in events(old)
    play(world, ("marlies", "/dpc calendar", HAS_ONE))
    assert events(old)
    new = made(world, "[Make a new address]")
    assert new != old
    assert httpx.get(old).status_code == 404
    assert events(new)
    play(world, ("marlies", "/dpc calendar revoke", "private: Your calendar address has stopped."))
    assert httpx.get(new).status_code == 404
    play(world, ("marlies", "/dpc calendar revoke", "private: You have no calendar address"))


def test_a_double_click_makes_one_address(world: World) -> None:
    """The one that is shown is the one that works."""
    made(world)
    play(world, ("marlies", "/dpc calendar", HAS_ONE))
    shown = [each.text for each in world.double_click("marlies", "Make a new address")]
    (only,) = {address(text) for text in shown if "/calendar/" in text}
    assert events(only)


def test_what_it_holds(world: World) -> None:
    """Meetings on known days, and what one has in hand until it is done; one's own alone."""
    mine, theirs = made(world), made(world, who="minori")
    play(
        world,
        EU,
        LEADS,
        ("marlies", "/dpc due CYBER-1 12 May 2025", "private: 12 May 2025"),
    )
    meetings = events(theirs)
    assert set(meetings) == {"milestone-DPC-1", "milestone-DPC-2", "milestone-OECD-2024"}
    due = {"due-eu-CYBER-1": "Due: CYBER-1 Product security frameworks"}
    assert events(mine) == meetings | due
    play(world, ("marlies", "/dpc due CYBER-1 2025", "private: CYBER-1 … 2025"))
    assert events(mine) == meetings
    play(
        world,
        ("marlies", "/dpc due CYBER-1 12 May 2025", "private: 12 May 2025"),
        ("marlies", "/dpc done CYBER-1", "private: complete"),
    )
    assert events(mine) == meetings


def test_a_moved_and_cancelled_meeting_keeps_its_identifier(world: World) -> None:
    """Its revision counts up, so that calendars move it and strike it out."""
    url = made(world)
    play(
        world,
        JAPANS_COORDINATOR,
        ("minori", "/dpc milestone move DPC-3 12 May 2026", "private: → milestone"),
        ("minori", "[Save]", "private: → show"),
        ("minori", "/dpc milestone cancel DPC-3", "private: → milestone"),
        ("minori", "[Save]", "private: → show"),
    )
    third = fetched(url)["milestone-DPC-3"]
    assert (third["sequence"], third["status"]) == (2, "CANCELLED")


def test_it_speaks_its_owners_language(world: World) -> None:
    """Titles, leads and dates in Japanese once she reads Japanese; nobody else's change."""
    mine, theirs = made(world), made(world, who="minori")
    play(
        world,
        ("minori", "/dpc side japan", "private: Japan"),
        ("minori", "/dpc claim CYBER-1", "private: CYBER-1 … → release CYBER-1"),
        ("minori", "/dpc due CYBER-1 before OECD-2024", "private: CYBER-1 … OECD"),
        ("tomek", "/dpc milestone add Experts, 12 May 2025 14:00 Tokyo", "private: → milestone"),
        ("tomek", "[Save]", "private: M-1 … → show M-1"),
        ("minori", "/dpc language ja", "private: …"),
    )
    found = fetched(theirs)
    due = found["due-japan-CYBER-1"]
    assert str(due["summary"]) == "期限：CYBER-1 製品セキュリティの枠組み"
    assert due["description"].splitlines()[1:] == [
        "EU側：担当者未定 · 日本側：HAYASEGAWA Minori",
        "OECD閣僚理事会（2024年5月2日（木）～3日（金））まで",
    ]
    assert "1時間としています" in found["milestone-M-1"]["description"]
    second = "milestone-DPC-2"
    assert str(found[second]["summary"]) == "第2回デジタルパートナーシップ閣僚級会合"
    assert events(mine)[second] == "Second meeting of the Digital Partnership Council"
    raw = httpx.get(theirs).content
    assert raw == httpx.get(theirs).content
    assert str(Calendar.from_ical(raw)["x-wr-calname"]) == "日EUデジタルパートナーシップ"


def test_it_is_sent_again_only_when_it_changed(world: World) -> None:
    """The same bytes under the same tag until a lead changes; nobody on the way keeps it."""
    url = made(world)
    first, second = httpx.get(url), httpx.get(url)
    assert first.content == second.content
    assert first.headers["content-type"] == "text/calendar; charset=utf-8"
    assert first.headers["cache-control"] == "private, max-age=900"
    assert first.headers["x-content-type-options"] == "nosniff"
    assert first.headers["referrer-policy"] == "no-referrer"
    assert str(Calendar.from_ical(first.content)["x-wr-calname"]) == "EU–Japan Digital Partnership"
    tag = first.headers["etag"]
    for known in (tag, f"W/{tag}", f'"other", {tag}'):
        same = httpx.get(url, headers={"If-None-Match": known})
        assert (same.status_code, same.content, same.headers["etag"]) == (304, b"", tag)
    play(world, EU, ("marlies", "/dpc claim DFFT-1", "private: DFFT-1 … → release DFFT-1"))
    changed = httpx.get(url, headers={"If-None-Match": tag})
    assert changed.status_code == 200
    assert b"EU Marlies Oosterveen" in changed.content


@pytest.mark.parametrize("path", ["x.ics", f"{'A' * 43}.ics", f"{'A' * 43}", "", f"{'é' * 43}.ics"])
def test_what_opens_nothing(world: World, path: str) -> None:
    """Is not found, whatever it looks like."""
    answer = httpx.get(f"{world.site.url}/calendar/{path}")
    assert (answer.status_code, answer.content) == (404, b"Not Found")


@pytest.mark.parametrize("said", ["@dpc calendar", "#cyber-desk @dpc calendar", "dm calendar"])
def test_wherever_it_is_asked_one_person_reads_it(world: World, tmp_path: Path, said: str) -> None:
    """Not even the outbox or the database gets to know the secret."""
    url = made(world, said)
    secret = url.rpartition("/")[2].removesuffix(".ics")
    files = [each for each in tmp_path.rglob("dpc.sqlite3*") if each.is_file()]
    assert files
    assert not any(secret.encode() in each.read_bytes() for each in files)
    assert events(url)


def test_the_secret_is_never_logged(world: World) -> None:
    """At no level: neither when it is made nor when it is used, not even masked."""
    url = made(world)
    httpx.get(url)
    secret = url.rpartition("/")[2].removesuffix(".ics")
    assert LOG.getvalue()
    assert_untold(LOG.getvalue(), [secret])


def test_a_guest_gets_none(world: World) -> None:
    """Until they are admitted; dismissed again, their calendar stops."""
    play(
        world,
        ("ingerid", "/dpc calendar", refused(Rule.GUEST)),
        ("tomek", "/dpc settings admit @ingerid eu", "private: …"),
    )
    url = made(world, who="ingerid")
    assert events(url)
    play(world, ("tomek", "/dpc settings dismiss @ingerid", "private: …"))
    assert httpx.get(url).status_code == 404


def test_whoever_has_left_reads_no_more(world: World, door: Knocker) -> None:
    """A closed account's secret is dropped; while Slack tells nothing, calendars wait."""
    url, other = made(world), made(world, who="minori")
    minori = world.person("minori")
    world.local.slack.state.people.remove(minori)
    door.event({"type": "user_change", "user": {"id": minori.id}}, "Ev1")
    door.event({"type": "user_change", "user": {"id": MARLIES, "deleted": True}}, "Ev2")
    assert httpx.get(url).status_code == 404
    assert httpx.get(other).status_code == 503


def test_a_signed_request_is_answered_in_its_ack(door: Knocker) -> None:
    """Privately; a forged one with nothing."""
    answer = door.command("calendar").json()
    assert answer["response_type"] == "ephemeral"
    assert events(address(answer["text"]))
    forged = signed(b"", "application/x-www-form-urlencoded", secret="guessed")  # noqa: S106
    assert door.post("command=/dpc&text=calendar", headers=forged).status_code == 401


def test_web_serves_calendars(site: Site, tmp_path: Path) -> None:
    """Under the public address; no file of the bot's holds the secret, its log at DEBUG neither."""
    public = {"DPC_PUBLIC_URL": "https://dpc.example.org/", "LOG_LEVEL": "DEBUG"}
    home = Home(tmp_path, environment(site, up_to_date(tmp_path / "dpc.db")) | public)
    with standing_in(site, site.url), serving(home) as knocker:
        url = address(knocker.command("calendar").json()["text"])
        assert url.startswith("https://dpc.example.org/calendar/")
        path = url.removeprefix("https://dpc.example.org")
        first = knocker.http.get(path)
        assert first.status_code == 200
        head = knocker.http.head(path)
        assert (head.status_code, head.content) == (200, b"")
        for name in ("etag", "content-type", "content-length"):
            assert head.headers[name] == first.headers[name]
        again = knocker.http.get(path, headers={"If-None-Match": first.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")
    secret = path.rpartition("/")[2].removesuffix(".ics").encode()
    files = [each for each in tmp_path.rglob("*") if each.is_file()]
    assert len(files) > 1
    assert not any(secret in each.read_bytes() for each in files)


def test_without_a_public_address(site: Site, tmp_path: Path) -> None:
    """It says in one sentence what to set, and makes no secret."""
    url = up_to_date(tmp_path / "dpc.db")
    with deployed(site, url), httpx.Client(base_url=site.url) as http:
        said = Knocker(http).command("calendar", channel_id=CHANNEL).json()["text"]
    assert "DPC_PUBLIC_URL" in said
    assert "Socket Mode" in said
    assert SECRET not in said


def test_its_stamps_only_go_forward(world: World) -> None:
    """With another due date, with the same report; and with a seat that is given back."""
    url = made(world)
    stamps = []

    def stamped(uid: str) -> None:
        stamps.append(fetched(url)[uid].decoded("dtstamp"))

    play(
        world,
        EU,
        ("clock", "2024-05-01T09:00:00+02:00"),
        ("marlies", "/dpc claim DFFT-1", "private: DFFT-1 … → release DFFT-1"),
        ("marlies", "/dpc status DFFT-1 in progress", "private: in progress"),
        ("marlies", "/dpc due DFFT-1 12 May 2025", "private: 12 May 2025"),
    )
    stamped("due-eu-DFFT-1")
    play(
        world,
        ("clock", "2024-05-01T10:00:00+02:00"),
        ("marlies", "/dpc due DFFT-1 13 May 2025", "private: 13 May 2025"),
    )
    stamped("due-eu-DFFT-1")
    stamped("milestone-OECD-2024")
    play(
        world,
        ("clock", "2024-05-01T11:00:00+02:00"),
        ("marlies", "/dpc release DFFT-1", "private: DFFT-1"),
    )
    stamped("milestone-OECD-2024")
    first, moved, led, released = stamps
    assert first < moved
    assert led < released
