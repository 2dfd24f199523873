"""The Home tab: drawn when it is opened, kept true, and good for pressing."""

from __future__ import annotations

from bot.simulator.faults import Fault
from tests.eventually import eventually
from tests.slack.conversation import play
from tests.slack.test_seats import held
from tests.slack.world import World

EU = ("marlies", "/dpc side eu", "private: EU")
JAPAN = ("minori", "/dpc side japan", "private: Japan")
OPENED = "home: EU–Japan Digital Partnership"


def test_opening_draws_it(world: World) -> None:
    """Nobody has to have a side, or to have spoken before; the side is asked there."""
    play(
        world,
        ("marlies", "home", f"{OPENED} … Which side do you work for?"),
        ("marlies", "home [EU]", "home: … EU … → claim"),
        ("marlies", "home"),
    )


def test_a_claim_on_home(world: World) -> None:
    """The tab and what was posted are drawn anew, and nothing else is said."""
    play(
        world,
        EU,
        ("tomek", "@dpc DFFT-1", "thread: DFFT-1 … EU: no lead"),
        ("marlies", "home", f"{OPENED} … → unclaimed eu"),
        (
            "marlies",
            "home [Claim: DFFT-1]",
            "redrawn: DFFT-1 … EU: Marlies Oosterveen",
            "home: … DFFT-1 … EU Marlies Oosterveen, not reported",
        ),
        ("marlies", "home [Release: DFFT-1]", "redrawn: … EU: no lead", "home: … EU no lead"),
    )


def test_what_others_do_is_drawn_too(world: World) -> None:
    """By whatever way in, for the leads concerned who have opened their tab."""
    play(
        world,
        EU,
        JAPAN,
        ("marlies", "/dpc claim AI-2", "private: AI-2 … → release AI-2"),
        ("marlies", "home", f"{OPENED} … Japan no lead"),
        (
            "minori",
            "/dpc claim AI-2",
            "private: AI-2 … → release AI-2",
            "home of marlies: … Japan HAYASEGAWA Minori, not reported",
        ),
    )


def test_from_home_to_a_claim_before_a_side_is_known(world: World) -> None:
    """Looking and asking go on in a modal; the answer completes what the question interrupted."""
    play(
        world,
        ("marlies", "home", OPENED),
        ("marlies", "home [Topics]", "modal: dpc 10 topics"),
        ("marlies", "[Details of Cybersecurity]", "modal: dpc Cybersecurity · §6"),
        ("marlies", "[Claim: CYBER-1]", "modal: dpc … which side do you work for?"),
        (
            "marlies",
            "[EU]",
            "home: … EU … CYBER-1",
            "modal: dpc … CYBER-1 … Cybersecurity · §6",
        ),
        ("marlies", "close", "closed: "),
    )
    assert held(world) == {"CYBER-1 eu": "Marlies Oosterveen"}


def test_a_guest_again_is_offered_nothing_on_home(world: World) -> None:
    """The tab of somebody who was admitted no more is drawn again, without what is refused."""
    play(
        world,
        ("tomek", "/dpc settings admit @ingerid eu", "private: … acts for the EU"),
        ("ingerid", "home", OPENED),
    )
    assert '"dpc.do' in world.home("ingerid").model_dump_json()
    play(
        world,
        (
            "tomek",
            "/dpc settings dismiss @ingerid",
            "private: … can only read",
            "home of ingerid: …",
        ),
    )
    assert '"dpc.do' not in world.home("ingerid").model_dump_json()


def test_a_guest_is_offered_nothing_that_would_be_refused_on_home(world: World) -> None:
    """The tab says the same, without the buttons."""
    play(world, ("ingerid", "home", OPENED))
    assert '"dpc.do' not in world.home("ingerid").model_dump_json()


def test_nothing_on_home_can_be_posted(world: World) -> None:
    """There is no channel around it."""
    play(world, ("marlies", "home", OPENED), ("marlies", "home [Topics]", "modal: dpc 10"))
    assert "Post in channel" not in str([world.modal("marlies"), world.home("marlies")])


def test_a_closed_account(world: World) -> None:
    """Its seats fall vacant, and the coordinator is told, once."""
    play(
        world,
        EU,
        ("tomek", "/dpc settings coordinator eu @tomek", "private: …"),
        ("marlies", "/dpc claim AI-2", "private: AI-2 … → release AI-2"),
        ("marlies", "home", OPENED),
        ("tomek", "@dpc AI-2", "thread: AI-2 … EU: Marlies Oosterveen"),
    )
    world.note()
    slack = world.local.slack

    async def close() -> None:
        slack.deactivate(world.person("marlies").id)

    seen = world.at_once("tomek", close())
    assert [each.where for each in seen][:2] == ["redrawn", "dm"]
    assert held(world) == {}


def test_the_table_from_home(world: World) -> None:
    """It comes by direct message, and so does the word that it failed."""
    play(world, ("marlies", "home", OPENED), ("marlies", "home [Stocktake]", "modal: dpc …"))
    world.local.slack.faults.append(Fault("files.getUploadURLExternal", "500"))
    play(world, ("marlies", "[Send me the table]", "modal: dpc …"))
    direct = world.local.slack.direct(world.person("marlies").id).id
    told = eventually(lambda: [each.text for each in world.messages if each.channel == direct])
    assert "did not" in told[0]
