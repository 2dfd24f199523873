"""How the domain's dataclasses stand in tables: a field is the column of the same name.

So a field that a table has no column for fails when the store is imported, and there is no list
of names to forget one in. What a database cannot hold as it is, `types` converts.
"""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from sqlalchemy import Column, Table

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


def columns_of(kind: type[DataclassInstance], source: Table) -> list[Column[Any]]:
    """The columns that hold a dataclass, in the order of its fields: `kind(*row)` reads a row.

    Raises:
        KeyError: The table has no column for a field, which it names.
    """
    return [source.c[field.name] for field in fields(kind)]


def values_of(record: DataclassInstance) -> dict[str, Any]:
    """The values of a dataclass by column; not copied, since both are immutable."""
    return {field.name: getattr(record, field.name) for field in fields(record)}
