"""What can be done about a deliverable, and by whom."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.rules.status import Status
from bot.domain.sides import Side
from bot.render.answer import answer

from .checks import labels
from .coworking import ALONG, CREWED, TOMEK, crewed
from .samples import OUTCOMES
from .world import CLARA, STRANGER, card, seat, standing, topic


def test_who_holds_a_seat_may_give_it_back() -> None:
    """Clara sees Release on her own deliverable, and Claim on those with an open seat."""
    shown = labels(answer(topic("CYBER"), viewer=CLARA))
    assert shown["Release: CYBER-1"] == "release CYBER-1"
    assert shown["Claim: CYBER-2"] == "claim CYBER-2"


def test_a_post_offers_open_seats_to_everybody() -> None:
    """Nobody's own seat is known in a post; what is full has no button."""
    shown = labels(answer(OUTCOMES["reminder"]))
    mute = "Mute OECD Ministerial Council Meeting in this channel"
    changing = [label for label in shown if not label.startswith("Details")]
    assert changing == ["Claim: DFFT-4", "Claim: AI-2", mute]


def test_full_seats_have_no_button_for_others() -> None:
    """A reader who holds neither of two taken seats can do nothing."""
    shown = labels(answer(OUTCOMES["milestone of the text"], viewer="U0NEW"))
    assert not any("DFFT-1" in label for label in shown)


def test_who_works_along_reports_and_leaves() -> None:
    """Tomek helps for the EU; Japan's open seat of CYBER-1 is not his to claim."""
    shown = labels(answer(CREWED, viewer=TOMEK))
    assert shown["Report on CYBER-1…"] == "form report CYBER-1"
    assert shown["Stop helping: CYBER-1"] == "leave CYBER-1"
    assert not {"Claim: CYBER-1", "Help with CYBER-1", "Complete: CYBER-1"} & set(shown)


def test_who_works_along_may_take_the_open_seat_of_their_side() -> None:
    """Japan's co-worker on what Japan does not lead."""
    helped = replace(CREWED, card=crewed("CYBER-1", TOMEK, side=Side.JAPAN))
    assert labels(answer(helped, viewer=TOMEK))["Claim: CYBER-1"] == "claim CYBER-1"


def test_others_may_join_what_somebody_leads() -> None:
    """Where it is shown on its own, to one reader; who holds it, or what is open, needs nobody."""
    led = OUTCOMES["deliverable with reports"]
    assert labels(answer(led, viewer=STRANGER))["Help with CYBER-1"] == "join CYBER-1"
    for viewer in (None, CLARA):
        assert "Help with CYBER-1" not in labels(answer(led, viewer=viewer))
    assert "Help with CYBER-1" not in labels(answer(topic("CYBER"), viewer=STRANGER))
    nobody = replace(CREWED, card=card("CYBER-2"))
    assert "Help with CYBER-2" not in labels(answer(nobody, viewer=STRANGER))


def test_who_named_a_unit_reports_for_it() -> None:
    """A unit presses no buttons."""
    unit = replace(seat("CYBER-1"), holder="Unit CNECT.B1", name="Unit CNECT.B1", by=CLARA)
    shown = replace(CREWED, card=replace(card("CYBER-1"), eu=unit))
    own = labels(answer(shown, viewer=CLARA))
    assert own["Complete: CYBER-1"] == "done CYBER-1"
    assert own["Release: CYBER-1"] == "release CYBER-1"
    assert "Complete: CYBER-1" not in labels(answer(shown, viewer=STRANGER))


def test_no_row_of_a_card_is_a_wall() -> None:
    """Five buttons at most, whatever was reported."""
    for status in Status:
        led = replace(CREWED, card=replace(ALONG, eu_standing=standing("CYBER-1", status)))
        rows = [b for b in answer(led, viewer=CLARA).blocks if b["type"] == "actions"]
        assert len(rows[0]["elements"]) <= 5
        assert "Release" in str(rows[0])
