"""The migrations one by one: how the tables stood at each, and what a step does to old code."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Inspector, MetaData, inspect
from sqlalchemy.engine.interfaces import ReflectedColumn, TableKey

from storage.engine import Database

VERSIONS = "alembic_version"  # Alembic's own table


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", "storage:migrations")
    return config


# The oldest first.
REVISIONS = [script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()][
    ::-1
]


def upgrade_to(database: Database, revision: str) -> None:
    """Bring a database to a revision, which may not be the last."""
    config = _config()
    with database.write() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)


def tables(database: Database) -> MetaData:
    """The tables as they stand, without Alembic's own: those that code of that time knows."""
    metadata = MetaData()
    with database.read() as connection:
        metadata.reflect(connection, only=lambda name, _: name != VERSIONS)
    return metadata


class Schema:
    """What the tables of a database hold and demand, at the moment when this is made."""

    def __init__(self, connection: Connection) -> None:
        """Look at every table."""
        look = inspect(connection)
        columns, keys, demands = look.get_multi_columns(), _keys(look), _demands(look)
        ours = {place: place[1] for place in columns if place[1] != VERSIONS}
        self.columns = {
            name: {column["name"]: column for column in columns[place]}
            for place, name in ours.items()
        }
        self.keys = {name: keys[place] for place, name in ours.items()}
        self.demands = {name: demands[place] for place, name in ours.items()}


def breaches(old: Schema, new: Schema) -> list[str]:
    """What code that knows only the `old` tables could not bear in the `new` ones."""
    return list(_breaches(old, new))


def _breaches(old: Schema, new: Schema) -> Iterator[str]:
    for name, columns in old.columns.items():
        if name not in new.columns:
            yield f"{name} is gone"
            continue
        for column in columns.keys() - new.columns[name].keys():
            yield f"{name}.{column} is gone"
        for column, found in new.columns[name].items():
            yield from _column_breaches(f"{name}.{column}", columns.get(column), found)
        if missing := old.keys[name] - new.keys[name]:
            yield f"{name} is no longer unique by {sorted(missing)}"
        if added := new.demands[name] - old.demands[name] | new.keys[name] - old.keys[name]:
            yield f"{name} demands {sorted(map(str, added))}"


def _column_breaches(
    place: str, old: ReflectedColumn | None, new: ReflectedColumn
) -> Iterator[str]:
    if old is None:
        if not new["nullable"] and new["default"] is None:
            yield f"{place} must be given"
        return
    if str(old["type"]) != str(new["type"]):
        yield f"{place} was {old['type']} and is {new['type']}"
    if old["nullable"] and not new["nullable"]:
        yield f"{place} may no longer be NULL"
    if old["default"] is not None and new["default"] is None:
        yield f"{place} has lost its default"


def _keys(look: Inspector) -> dict[TableKey, set[tuple[str, ...]]]:
    """The columns of each table that are unique together, in each way."""
    keys: dict[TableKey, set[tuple[str, ...]]] = defaultdict(set)
    for place, primary in look.get_multi_pk_constraint().items():
        keys[place].add(tuple(primary["constrained_columns"]))
    for place, unique in look.get_multi_unique_constraints().items():
        keys[place] |= {tuple(each["column_names"]) for each in unique}
    for place, indexes in look.get_multi_indexes().items():
        found = [each["column_names"] for each in indexes if each["unique"]]
        keys[place] |= {tuple(map(str, columns)) for columns in found}
    return keys


def _demands(look: Inspector) -> dict[TableKey, set[str]]:
    """The checks and the foreign keys of each table."""
    demands: dict[TableKey, set[str]] = defaultdict(set)
    for place, checks in look.get_multi_check_constraints().items():
        demands[place] |= {str(each["sqltext"]) for each in checks}
    for place, keys in look.get_multi_foreign_keys().items():
        demands[place] |= {f"a row of {each['referred_table']}" for each in keys}
    return demands
