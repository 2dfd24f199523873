"""What people see of the bot beside messages, modals and Home tabs, and what they do there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bot.simulator.block_kit import elements
from bot.simulator.model import Block, State, View


@dataclass(frozen=True)
class Shown:
    """A modal on top, or a Home tab: its words, its blocks, and what is wrong at its fields."""

    id: str
    words: str
    blocks: list[Block]
    attempt: int
    errors: tuple[tuple[str, str], ...]


def standing(state: State) -> dict[tuple[str, str], Shown]:
    """What everybody has before them: by "modal" or "home", and user."""
    tops = {("modal", user): stack[-1] for user, stack in state.modals.items() if stack}
    homes = {("home", user): view for user, view in state.homes.items()}
    return {
        place: Shown(view.id, words(view), view.blocks, view.attempt, tuple(view.errors.items()))
        for place, view in (tops | homes).items()
    }


def changed(
    before: Mapping[tuple[str, str], Shown], after: Mapping[tuple[str, str], Shown]
) -> Iterator[tuple[str, str, str, list[Block]]]:
    """What is new: who sees it, where ("modal", "error at note", "closed", "home"), what it is."""
    for kind, user in sorted(before.keys() | after.keys()):
        old, new = before.get((kind, user)), after.get((kind, user))
        if new is None:
            yield user, "closed", "", []
        elif new.errors and (old is None or old.attempt != new.attempt):
            yield from ((user, f"error at {at}", told, []) for at, told in new.errors)
        elif old is None or (old.id, old.words) != (new.id, new.words):
            yield user, kind, new.words, new.blocks


def words(view: View) -> str:
    """All that a view says, in its order; a space is a space, whether a line may end there."""
    said = " ".join([view.text("title") or "", *_texts(view.blocks)])
    return said.replace("\u00a0", " ").strip()


def button(view: View, label: str) -> dict[str, Any]:
    """The button of that label in a view, with the id of its block."""
    for block in view.blocks:
        for element in elements(block):
            said = (element.get("accessibility_label"), element.get("text", {}).get("text"))
            if element["type"] == "button" and label in said:
                return element | {"block_id": block["block_id"]}
    raise AssertionError(f"there is no button [{label}] in: {words(view)}")


def filled(view: View, said: str, people: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    """The values of fields, from "note: Draft sent; person: @tomek"; `people` are ids by name."""
    fields = {block["block_id"]: block["element"] for block in _inputs(view)}
    values: dict[str, dict[str, Any]] = {}
    for part in filter(None, said.split("; ")):
        name, _, given = part.partition(":")
        element = fields[name.strip()]
        values[name.strip()] = {element["action_id"]: _given(element, given.strip(), people)}
    return values


def _given(element: dict[str, Any], given: str, people: Mapping[str, str]) -> str | list[str]:
    if element["type"] == "users_select":
        return people[given.removeprefix("@")]
    if element["type"] == "multi_static_select":
        return given.split(", ")
    return given


def _inputs(view: View) -> Iterator[Block]:
    return (block for block in view.blocks if block["type"] == "input")


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("text"), str):
            yield value["text"]
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from _texts(each)
