"""Column types that both dialects share."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, BigInteger, DateTime, Dialect, Enum, Index, Integer, String
from sqlalchemy.types import TypeDecorator, TypeEngine

from bot.domain.outbox import DeliveryKind
from bot.domain.statement import When

# SQLite counts up by itself only in a column that is exactly INTEGER PRIMARY KEY.
RowId: TypeEngine[int] = BigInteger().with_variant(Integer(), "sqlite")


class UtcDateTime(TypeDecorator[datetime]):
    """An instant: aware values in, aware values in UTC out; a naive one raises `ValueError`.

    SQLite drops the zone of what it stores, so everything is brought to UTC before.
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Bring an aware value to UTC."""
        if value is not None and value.utcoffset() is None:
            msg = f"a time without a zone is no instant: {value.isoformat()}"
            raise ValueError(msg)
        return value and value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the value its zone back."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Kind(TypeDecorator[DeliveryKind]):
    """What a delivery is for, as text; of a later version's, too, while one is rolled out."""

    impl = String()
    cache_ok = True

    def process_bind_param(self, value: DeliveryKind | None, dialect: Dialect) -> str | None:
        """Store the word."""
        return value and str(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> DeliveryKind | None:
        """Read the word; one that is not known here is UNKNOWN."""
        return None if value is None else DeliveryKind(value)


class JsonTuple(TypeDecorator[tuple[Any, ...]]):
    """A tuple of words or numbers, as a JSON list."""

    impl = JSON(none_as_null=True)
    cache_ok = True

    def process_result_value(
        self, value: list[Any] | None, dialect: Dialect
    ) -> tuple[Any, ...] | None:
        """Read the list; writing needs no help, since JSON makes a list of a tuple."""
        return None if value is None else tuple(value)


class JsonWhen(TypeDecorator[When]):
    """A date as people say it, with all that is known of it, as a JSON object."""

    impl = JSON(none_as_null=True)
    cache_ok = True

    def process_bind_param(self, value: When | None, dialect: Dialect) -> dict[str, Any] | None:
        """Write what it holds."""
        return None if value is None else value.model_dump(mode="json")

    def process_result_value(self, value: dict[str, Any] | None, dialect: Dialect) -> When | None:
        """Read it back, checked as whatever comes from outside."""
        return None if value is None else When.model_validate(value)


def words(enumeration: type[StrEnum]) -> Enum:
    """A column that holds an enumeration's values as text.

    The members are listed here alone: no other value is written or read (LookupError), and the
    database repeats the list in no CHECK, which a new member would break.
    """
    values: Any = [member.value for member in enumeration]
    return Enum(enumeration, native_enum=False, length=16, values_callable=lambda _: values)


def partial_index(name: str, *columns: str, where: str) -> Index:
    """An index of the rows alone for which `where` holds, as the migrations make it.

    What SQLAlchemy itself would take for this makes it load both dialects.
    """
    return Index(name, *columns, info={"where": where})
