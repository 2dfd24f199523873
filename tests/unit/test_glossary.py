"""What people read uses the words of docs/glossary.md, and no others for the same things."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import bot.render

FOLDER = Path(bot.render.__file__).parent
# By what a reader is told in their place, as the glossary has it.
AVOIDED = {
    r"\bseats?\b": "lead",
    r"\b(?:gave|give|hand|handed) back\b": "release",
    r"\bworks? along\b|\bworking along\b": "help with",
    r"(?<![Tt]here )\b(?:is|are) no (?!longer|upcoming)": "is not a valid …",
    r"\b[Ww]hoever\b": "the person who",
    r"\bled by .* since\b": "has led … since",
    r"\bin all\b|\bIn all\b": "Total",
    r"\brelieved\b": "reassigned",
    r"\blies? ahead\b": "upcoming",
    r"\bOpen (?!Slack)[A-Z{]": "Details of",
}


def texts() -> Iterator[tuple[Path, int, str]]:
    """Every literal of words in the renderers, but for docstrings and what only machines read."""
    for path in sorted(FOLDER.rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        documented = (ast.Module, ast.ClassDef, ast.FunctionDef)
        docstrings = {
            id(node.body[0].value)
            for node in ast.walk(tree)
            if isinstance(node, documented) and node.body and isinstance(node.body[0], ast.Expr)
        }
        constants = (node for node in ast.walk(tree) if isinstance(node, ast.Constant))
        for node in constants:
            words = node.value if isinstance(node.value, str) else ""
            if " " in words and id(node) not in docstrings:
                yield path, node.lineno, words


def test_one_word_for_one_thing() -> None:
    """A reader learns one word for a thing, and one verb for an action."""
    found = [
        f"{path.name}:{line}: {text!r}: say {better!r}"
        for path, line, text in texts()
        for pattern, better in AVOIDED.items()
        if re.search(pattern, text)
    ]
    assert found == []
