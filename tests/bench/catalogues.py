"""Catalogues as large as those of many Councils: the shipped one, again and again."""

from __future__ import annotations

from functools import cache

from bot.catalogue.loader import shipped
from bot.domain.series import Series
from bot.domain.statement import Deliverable, Sentence, Topic


@cache
def of(deliverables: int) -> Series:
    """A catalogue of at least so many deliverables; each copy has topics of its own."""
    one = shipped()
    copies = range(-(-deliverables // len(one.deliverables)))
    many = {
        "topics": tuple(_topic(each, n) for n in copies for each in one.topics),
        "sentences": tuple(_sentence(each, n) for n in copies for each in one.sentences),
        "deliverables": tuple(_deliverable(each, n) for n in copies for each in one.deliverables),
    }
    # A copy would keep what the model has worked out from the few.
    return type(one).model_construct(**dict(one) | many)


def _topic(topic: Topic, copy: int) -> Topic:
    if not copy:
        return topic
    new = {
        "code": f"{topic.code}{copy}",
        "number": topic.number + 100 * copy,
        "title": f"{topic.title} {copy}",
        "japanese": f"{topic.japanese}{copy}",
        "aliases": tuple(f"{alias} {copy}" for alias in topic.aliases),
    }
    return topic.model_copy(update=new)


def _ref(ref: str, copy: int) -> str:
    section, _, place = ref.partition(".")
    return f"{int(section) + 100 * copy}.{place}"


def _sentence(sentence: Sentence, copy: int) -> Sentence:
    needs = sentence.needs and _ref(sentence.needs, copy)
    return sentence.model_copy(update={"ref": _ref(sentence.ref, copy), "needs": needs})


def _deliverable(deliverable: Deliverable, copy: int) -> Deliverable:
    code, _, number = deliverable.id.rpartition("-")
    new = {
        "id": f"{code}{copy or ''}-{number}",
        "sentences": tuple(_ref(ref, copy) for ref in deliverable.sentences),
    }
    return deliverable.model_copy(update=new)
