"""Every statement that the bot executes, whose rows it is about, and what it fetches."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from itertools import takewhile
from types import FrameType
from typing import Any

from sqlalchemy import Engine, Join, Select, Table, event
from sqlalchemy.sql import operators, visitors
from sqlalchemy.sql.dml import Insert, UpdateBase
from sqlalchemy.sql.elements import BinaryExpression, BindParameter, ColumnClause, Tuple

OURS = ("storage.", "bot.", "handlers.")
ASKED = ("handlers.", "bot.web.app.")


@dataclass(frozen=True)
class Seen:
    """A statement: who executed it, for which workspaces, on which tables for no certain one.

    `asked` is whether somebody's request led to it: then what it fetches may be shown to them.
    """

    caller: str
    asked: bool
    sql: str
    teams: frozenset[str]
    loose: frozenset[str]

    @property
    def spans(self) -> bool:
        """Whether it is about more workspaces than one."""
        return bool(self.loose) or len(self.teams) > 1

    @property
    def team(self) -> str | None:
        """The one workspace that it is about, if it is about one alone."""
        return None if self.spans else next(iter(self.teams), None)


@dataclass
class Watch:
    """All that was executed, and every row that came back of it."""

    statements: set[Seen] = field(default_factory=set)
    rows: set[tuple[Seen, str]] = field(default_factory=set)
    _current: dict[int, Seen] = field(default_factory=dict)

    def begin(self) -> None:
        """Forget what was executed so far."""
        self.statements.clear()
        self.rows.clear()

    def execute(
        self, _conn: Any, cursor: Any, sql: str, _params: Any, context: Any, _many: bool
    ) -> None:
        """Note a statement just before it is executed; the tests' own are not noted."""
        self._current.pop(id(cursor), None)
        caller, asked = _caller()
        if caller:
            seen = Seen(caller, asked, sql, _teams(context), _loose(context.compiled))
            self.statements.add(seen)
            self._current[id(cursor)] = seen

    def fetch(self, cursor: Any, row: Any) -> Any:
        """Note a row as the driver hands it over."""
        if seen := self._current.get(id(cursor)):
            self.rows.add((seen, repr(row)))
        return row

    def connect(self, connection: Any, _record: Any) -> None:
        """Have the driver, sqlite3 or psycopg, hand over rows by way of `fetch`."""
        if type(connection).__module__ == "sqlite3":
            connection.row_factory = self.fetch
        else:
            connection.row_factory = lambda cursor: lambda row: self.fetch(cursor, tuple(row))


@contextmanager
def watching() -> Iterator[Watch]:
    """Watch all engines that connect within the block."""
    watch = Watch()
    hooks = (("connect", watch.connect), ("before_cursor_execute", watch.execute))
    for name, hook in hooks:
        event.listen(Engine, name, hook)
    yield watch
    for name, hook in hooks:
        event.remove(Engine, name, hook)


def _caller() -> tuple[str, bool]:
    """The function of the bot that executes, and whether a request led to it.

    Of a store it is the one that others call; none, where the tests execute by themselves.
    """
    own = [name for name in _stack() if name.startswith((*OURS, "tests."))]
    if not own or own[0].startswith("tests."):
        return "", False
    stored = list(takewhile(lambda name: name.startswith("storage."), own))
    return (stored or own[:1])[-1], any(name.startswith(ASKED) for name in own)


def _stack() -> Iterator[str]:
    """The functions that are under way in this thread, innermost first."""
    frame: FrameType | None = sys._getframe()
    while frame:
        module = frame.f_globals.get("__name__")
        if module != __name__:
            yield f"{module}.{frame.f_code.co_name}"
        frame = frame.f_back


def _teams(context: Any) -> frozenset[str]:
    """The workspaces that are named to a statement."""
    if context.compiled is None:
        return frozenset()
    names = {context.compiled.bind_names[bind] for bind in _bound(context.compiled)[1]}
    if isinstance(context.compiled.statement, Insert):
        names.add("team")
    values = [given[name] for given in context.compiled_parameters for name in names & {*given}]
    flat = (each for value in values for each in ([value] if isinstance(value, str) else value))
    return frozenset(str(each[0] if isinstance(each, tuple) else each) for each in flat)


@cache  # the engine keeps what it has compiled, and compiles it once
def _loose(compiled: Any) -> frozenset[str]:
    """The tables of workspaces that a statement reads or changes without naming one."""
    if compiled is None or isinstance(compiled.statement, Insert):
        return frozenset()
    return frozenset(_tables(compiled.statement)) - _bound(compiled)[0]


def _tables(statement: Any) -> Iterator[str]:
    """The names of the tables and aliases in a statement that hold a workspace's rows."""
    for each in visitors.iterate(statement):
        froms = [*each.get_final_froms()] if isinstance(each, Select) else []
        if isinstance(each, UpdateBase):
            froms = [each.table]
        while froms:
            one: Any = froms.pop()
            if isinstance(one, Join):
                froms += [one.left, one.right]
            elif isinstance(getattr(one, "element", one), Table) and "team" in one.c:
                yield one.name


@cache
def _bound(compiled: Any) -> tuple[set[str], list[BindParameter[Any]]]:
    """The tables whose rows are those of a workspace that is named, and the names of it."""
    bound: set[str] = set()
    joined: list[tuple[str, str]] = []
    binds: list[BindParameter[Any]] = []
    for each in visitors.iterate(compiled.statement):
        if not isinstance(each, BinaryExpression):
            continue
        left, right = each.left, each.right
        if isinstance(left, Tuple):
            left = left.clauses[0]
        if not _is_team(left) or each.operator not in (operators.eq, operators.in_op):
            continue
        if isinstance(right, BindParameter):
            bound.add(left.table.name)
            binds.append(right)
        elif _is_team(right):
            joined.append((left.table.name, right.table.name))
    for _ in joined:
        bound |= {name for pair in joined if bound & {*pair} for name in pair}
    return bound, binds


def _is_team(column: Any) -> bool:
    return isinstance(column, ColumnClause) and column.name == "team" and column.table is not None
