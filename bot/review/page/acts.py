"""What a person can do on the pages, by the names that buttons and fields send."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from bot.domain.statement import Decision, Kind, Strength
from bot.review import cuts, promises, sentences
from bot.review.draft import Draft, RefusedError
from bot.review.place import SENTENCES, Place
from bot.review.session import Change

UNDO, ACCEPT, ACCEPT_SURE, DECIDE = "undo", "accept", "accept-sure", "decide"

# By the reference of the sentence, and the value that was sent.
_ON_SENTENCE: Mapping[str, Callable[[str, str], Change]] = {
    ACCEPT: lambda ref, _: partial(sentences.accepted, ref=ref),
    ACCEPT_SURE: lambda _, __: sentences.all_sure_accepted,
    "kind": lambda ref, value: partial(sentences.with_kind, ref=ref, kind=Kind(value)),
    "kind-too": lambda ref, value: partial(sentences.with_kind_too, ref=ref, kind=Kind(value)),
    "strength": lambda ref, value: partial(
        sentences.with_strength, ref=ref, strength=Strength(value)
    ),
    "side": lambda ref, _: partial(sentences.with_next_side, ref=ref),
    "topic": lambda ref, value: partial(sentences.with_topic, ref=ref, words=value),
    "titles": lambda ref, value: partial(sentences.with_titles, ref=ref, titles=value.splitlines()),
    "targets": lambda ref, _: partial(sentences.with_targets, ref=ref),
    "dates": lambda ref, value: partial(sentences.with_dates, ref=ref, lines=value.splitlines()),
    "split": lambda ref, value: partial(cuts.split, ref=ref, place=int(value)),
    "join": lambda ref, _: partial(cuts.joined, ref=ref),
}
# By the id of the earlier promise, the value, and the number of the option beside it.
_ON_PROMISE: Mapping[str, Callable[[str, str, int], Change]] = {
    DECIDE: lambda old, value, option: partial(
        _decided, old=old, decision=Decision(value), option=option
    ),
    "name": lambda old, value, _: partial(_named, old=old, words=value),
    "title": lambda old, value, _: partial(promises.renamed, old=old, title=value),
}


def change_of(place: Place, act: str, value: str) -> Change | None:
    """What an act does to a draft; None for undoing the last.

    Raises:
        LookupError: when there is no such act on that page.
        ValueError: when the value is none of those that it takes.
    """
    if act == UNDO:
        return None
    if place.page == SENTENCES:
        return _ON_SENTENCE[act](place.of or "", value)
    return _ON_PROMISE[act](place.of or "", value, place.option or 0)


def _decided(draft: Draft, old: str, decision: Decision, option: int) -> Draft:
    offered = promises.options(draft, draft.row(old))
    by = offered[option - 1].by if 0 < option <= len(offered) else None
    return promises.decided(draft, old, decision, by)


def _named(draft: Draft, old: str, words: str) -> Draft:
    """What a person names carries the promise on as it was, until they say otherwise."""
    if not words.strip():
        raise RefusedError("Name a sentence, such as 6.3.")
    return promises.decided(draft, old, Decision.KEPT, promises.named(draft, words))
