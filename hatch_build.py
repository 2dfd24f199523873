"""Compiles the catalogues of translations into a wheel: they are kept as `.po` alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FOLDERS = (
    Path("bot/render/locale"),
    Path("bot/simulator/locale"),
    Path("config/statements"),
)


class Translations(BuildHookInterface):  # type: ignore[type-arg]  # its configuration is not ours
    """Puts a `.mo` beside the place of each `.po`; what is installed editable reads the `.po`."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, unless it is for an editable install."""
        if version == "editable":
            return
        root = Path(self.root)
        sources = [path for folder in FOLDERS for path in sorted((root / folder).rglob("*.po"))]
        for source in sources:
            compiled = (root / "build" / source.relative_to(root)).with_suffix(".mo")
            compiled.parent.mkdir(parents=True, exist_ok=True)
            with source.open("rb") as words, compiled.open("wb") as file:
                write_mo(file, read_po(words))
            into = source.relative_to(root).with_suffix(".mo")
            build_data["force_include"][str(compiled)] = str(into)
