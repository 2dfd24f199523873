"""A few of the attacks of `python -m tests.attack`, which tries many more."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from storage.engine import POSTGRESQL, SQLITE
from tests import postgres
from tests.attack import tampering
from tests.attack.run import attack
from tests.attack.targets import OUTSIDERS, TARGETS, Target
from tests.attack.victim import Victim, standing
from tests.serving import Site
from tests.slack.knocking import MARLIES, click, slash, submission

INPUTS = 300  # in all, on each kind of database


@pytest.fixture(scope="module", params=[SQLITE, POSTGRESQL])
def victim(
    site: Site, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[Victim]:
    """One bot for all attacks: what one of them leaves behind the next finds."""
    url = f"sqlite:///{tmp_path_factory.mktemp('victim')}/dpc.sqlite3"
    if request.param == POSTGRESQL:
        server: postgres.Server = request.getfixturevalue("server")
        url = server.url(server.create())
    with standing(site, url) as victim:
        yield victim


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
def test_nothing_breaks_and_nothing_is_done_without_a_right(victim: Victim, target: Target) -> None:
    """No 5xx, no error in the log, no answer that Slack would refuse, no row that changes."""
    tried = attack(victim, target, INPUTS * target.share // 100, first_seed=1)
    assert tried > 0


@pytest.mark.parametrize(
    "said", ["form report CYBER-1", "along U0 U0 NONE-1", "nudge U0 2024-05-01 NONE-1 AI-1"]
)
@pytest.mark.parametrize("act", ["look", "do", "post", "form", "send"])
def test_what_attacks_have_found_stays_mended(victim: Victim, act: str, said: str) -> None:
    """A button that says another thing than its name, or names what there is not."""
    press = click(json.dumps({"command": said}), f"dpc.{act}.x")
    assert victim.send(tampering.by(MARLIES, press, victim.answer_to)).status_code == 200


@pytest.mark.parametrize(
    "value",
    [
        "[" * 100_000,
        '{"a":' * 20_000,
        '{"command": "form report CYBER-1", "thread": "\\ud800"}',
        '{"command": "claim CYBER-1", "thread": "\\u0000"}',
        '{"command": "claim CYBER-1", "thread": null}',
    ],
    ids=lambda value: value[:60],
)
def test_a_value_that_we_never_write_is_none_of_ours(victim: Victim, value: str) -> None:
    """It nests without end, holds half a character, or what is no text."""
    press = click(value, "dpc.do.x")
    assert victim.send(tampering.by(MARLIES, press, victim.answer_to)).status_code == 200


def test_a_name_that_no_database_holds_is_refused(victim: Victim) -> None:
    """PostgreSQL has no NUL in its texts."""
    press = click('{"command": "side eu"}', "dpc.do.\0")
    assert victim.send(tampering.by(MARLIES, press, victim.answer_to)).status_code == 400


def test_a_form_without_any_values_says_what_is_missing(victim: Victim) -> None:
    """It is a form in which nothing was filled in."""
    form = submission(json.dumps({"form": "report", "about": "AI-1"}))
    form["view"]["state"] = {}
    answer = victim.send(tampering.by(MARLIES, form, victim.answer_to))
    assert answer.json()["response_action"] == "errors"


def test_every_input_has_a_target() -> None:
    """The shares are hundredths."""
    assert sum(target.share for target in TARGETS) == 100


def test_what_is_looked_for_can_be_seen(victim: Victim) -> None:
    """Whoever may claim does change the state; the very same of an outsider does not."""
    claim = slash("claim AI-1")
    with victim.unchanged():
        for user in OUTSIDERS:
            victim.send(tampering.by(user, claim, victim.answer_to))
    with pytest.raises(AssertionError, match="seat"), victim.unchanged():
        victim.send(tampering.by(MARLIES, claim, victim.answer_to))
