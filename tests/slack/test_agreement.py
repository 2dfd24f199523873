"""People of two sides do what they like: the record, the messages and the Home tabs agree.

`pytest tests/slack/test_agreement.py --hypothesis-profile=long` tries a hundred times as much.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from bot.local import run
from bot.simulator.block_kit import elements
from tests.serving import Site
from tests.slack import agreeing
from tests.slack.world import living, moved_in

PEOPLE = ("marlies", "minori", "tomek", "ingerid", "touko")
IDS = ("CYBER-1", "CYBER-2", "AI-2")
VERBS = (
    "Claim",
    "Release",
    "Join",
    "Leave",
    "In progress",
    "Complete",
    "Accept",
    "Hand back",
    "Undo",
)

people = st.sampled_from(PEOPLE)
ids = st.sampled_from(IDS)


class Council(RuleBasedStateMachine):
    """What people may do; every way in, each of them right or wrong."""

    site: Site

    def __init__(self) -> None:
        super().__init__()
        self.stack = ExitStack()
        folder = Path(self.stack.enter_context(TemporaryDirectory()))
        self.world = self.stack.enter_context(
            living(self.site, run.create(moved_in(folder), self.site.url))
        )
        self.true_homes: set[str] = set()
        self.roots: dict[str, tuple[str, str]] = {}

    def teardown(self) -> None:
        """Let the workspace end, with its own checks of all that was sent."""
        self.stack.close()

    @rule(who=people, side=st.sampled_from(["eu", "japan", "coordinator"]))
    def choose(self, who: str, side: str) -> None:
        """Somebody says whom they act for."""
        self._do(who, f"dm side {side}")

    @rule(
        who=people,
        verb=st.sampled_from(["claim", "release", "join", "leave", "done", "undo"]),
        id=ids,
        way=st.sampled_from(["/dpc ", "@dpc ", "dm ", "> ", "> @dpc "]),
    )
    def say(self, who: str, verb: str, id: str, way: str) -> None:
        """Somebody says it: as a command, a mention, a direct message, in a thread or bare."""
        if way.startswith(">"):
            if id not in self.roots:
                self._post(id)
            self.world.thread = self.roots[id]
            self._do(who, way + verb, id)
        else:
            self._do(who, f"{way}{verb} {id}", id)

    @rule(who=people, state=st.sampled_from(["in progress", "substantial", "complete"]), id=ids)
    def report(self, who: str, state: str, id: str) -> None:
        """Somebody reports."""
        self._do(who, f"dm status {id} {state}", id)

    @rule(who=people, whom=people, id=ids, side=st.sampled_from(["", " eu", " japan"]))
    def assign(self, who: str, whom: str, id: str, side: str) -> None:
        """Somebody gives a seat to somebody, or proposes to."""
        self._do(who, f"@dpc assign {id} @{whom}{side}", id)

    @rule(who=people, unit=st.sampled_from(["CNECT.H2", "METI"]), id=ids)
    def assign_unit(self, who: str, unit: str, id: str) -> None:
        """Somebody names a unit."""
        self._do(who, f'dm assign {id} "{unit}"', id)

    @rule(side=st.sampled_from(["eu", "japan"]), whom=st.sampled_from([*PEOPLE, ""]))
    def name_coordinator(self, side: str, whom: str) -> None:
        """The admin names a coordinator, or nobody."""
        self._do("tomek", f"dm settings coordinator {side} {f'@{whom}' if whom else 'none'}")

    @rule(whom=st.sampled_from(["ingerid", "touko"]), side=st.sampled_from(["eu", "japan", ""]))
    def let_in(self, whom: str, side: str) -> None:
        """The admin lets somebody in, or out."""
        words = f"admit @{whom} {side}" if side else f"dismiss @{whom}"
        self._do("tomek", f"dm settings {words}")

    @rule(who=people, pick=st.integers(0, 30))
    def press(self, who: str, pick: int) -> None:
        """Somebody presses one of the buttons that they see, old or new."""
        seen = [
            (message, button)
            for message in self.world.messages
            if message.to in (None, self._id(who))
            and self._id(who) in self.world.local.slack.channel(message.channel).members
            for button in _pressable(message.blocks)
        ]
        if seen:
            message, button = seen[-1 - pick % len(seen)]
            self._act(who, lambda: self.world.run(self.world.press(who, message, button)), button)

    @rule(who=people)
    def open_home(self, who: str) -> None:
        """Somebody opens the Home tab."""
        if who != "touko":  # Slack shows an app's Home to the people of its workspace
            self._do(who, "home")
            self.true_homes.add(self._id(who))

    @rule(who=people, pick=st.integers(0, 30))
    def press_home(self, who: str, pick: int) -> None:
        """Somebody presses a button on their Home tab, which may be out of date."""
        view = self.world.local.slack.home(self._id(who))
        buttons = _pressable(view.blocks) if view else []
        if view and buttons:
            button = buttons[pick % len(buttons)]
            place = (self._id(who), view.id, button["action_id"], button["block_id"])
            click = self.world.local.gateway.click_view
            self._act(who, lambda: self.world.run(click(*place)), button)

    @invariant()
    def all_agree(self) -> None:
        """Nothing that anybody reads contradicts the record."""
        assert list(agreeing.broken_rules(self.world)) == []
        assert list(agreeing.stale_messages(self.world)) == []
        assert list(agreeing.stale_homes(self.world, self.true_homes)) == []

    def _post(self, id: str) -> None:
        self.world.do("tomek", f"@dpc {id}")
        self.roots[id] = self.world.thread

    def _do(self, who: str, does: str, *about: str) -> None:
        self._watch(who, lambda: self.world.do(who, does), about)

    def _act(self, who: str, act: Callable[[], object], button: dict[str, Any]) -> None:
        about = [id for id in IDS if id in button["value"]]

        def settled() -> None:
            act()
            self.world.settle()

        self._watch(who, settled, about)

    def _watch(self, who: str, act: Callable[[], object], about: Any) -> None:
        """Whoever is not concerned by a change may go on seeing the tab as it was."""
        before = agreeing.version(self.world)
        act()
        if agreeing.version(self.world) != before:
            concerned = {self._id(who)}.union(*(agreeing.holders(self.world, id) for id in about))
            self.true_homes &= concerned

    def _id(self, who: str) -> str:
        return self.world.person(who).id


def _pressable(blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [
        element | {"block_id": block["block_id"]}
        for block in blocks
        for element in elements(block)
        if element["type"] == "button"
        and element.get("accessibility_label", element["text"]["text"]).startswith(VERBS)
    ]


def test_whatever_people_do(site: Site) -> None:
    """No sequence of deeds makes the record, the messages and the tabs disagree."""
    Council.site = site
    profile = settings.default
    assert profile is not None
    # A step is a round trip through the whole bot: a tenth of what a function is tried with.
    few = settings(max_examples=profile.max_examples // 10, stateful_step_count=25, deadline=None)
    run_state_machine_as_test(Council, settings=few)
