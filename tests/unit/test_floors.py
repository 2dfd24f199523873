"""The floors: `lint-imports` holds the arrows between them; here all rooms have one."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_every_room_has_its_floor() -> None:
    """A module that no floor names may import anything, and nobody would notice."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    [floors] = [each["layers"] for each in contracts["contracts"] if each["type"] == "layers"]
    named = {room for floor in floors for room in re.split(r" [:|] ", floor)}
    rooms = {path.stem for path in (ROOT / "bot").iterdir() if not path.name.startswith("__")}
    for shared in ("slack", "web"):  # whose parts stand on several floors
        rooms.remove(shared)
        parts = (path.stem for path in (ROOT / "bot" / shared).iterdir())
        rooms |= {f"{shared}.{part}" for part in parts if not part.startswith("__")}
    assert named == {*(f"bot.{room}" for room in rooms), "handlers", "storage"}
