#!/usr/bin/env bash
# One would expect that a table whose due date moves from 2 May to 3 May shows "3 May" as the new
# date, as the same change in a paragraph or a list does.
# What happens: lxml 6.1.3 (lxml.html.diff) lays a new row in the old one: the new cell holds "3"
# and the old row; "May" stands only among the words struck out. Who takes the change reads "3".
# With a longer cell, all that follows the changed word is gone, changed or not.
# Why it matters: two editions of a table are laid beside each other, and the new date is lost.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q lxml==6.1.3
"$folder/venv/bin/python" - <<'PY'
import sys
from importlib.metadata import version
from lxml import html
from lxml.html.diff import htmldiff


def after(shown):
    """The words that remain when what is struck out is left away."""
    page = html.fragment_fromstring(shown, create_parent="div")
    for struck in list(page.iter("del")):
        struck.drop_tree()
    return " ".join(" ".join(page.itertext()).split())


FORMS = {
    "paragraph": "<p>AI: {}</p>",
    "list": "<ul><li>AI: {}</li><li>Quantum: 9 May</li></ul>",
    "table": "<table><tr><td>AI</td><td>{}</td></tr><tr><td>Quantum</td><td>9 May</td></tr></table>",
}
print("lxml", version("lxml"))
found = {}
for name, form in FORMS.items():
    for old, new in (("2 May", "3 May"), ("2 May 2025 in Tokyo", "3 May 2025 in Tokyo")):
        shown = htmldiff(form.format(old), form.format(new))
        found[name, new] = after(shown)
        print(f"{name}, new date {new}: {found[name, new]!r}")
print(shown)
expected = {
    ("paragraph", "3 May"): "AI: 3 May",
    ("paragraph", "3 May 2025 in Tokyo"): "AI: 3 May 2025 in Tokyo",
    ("list", "3 May"): "AI: 3 May Quantum: 9 May",
    ("list", "3 May 2025 in Tokyo"): "AI: 3 May 2025 in Tokyo Quantum: 9 May",
    ("table", "3 May"): "AI 3 Quantum 9 May",
    ("table", "3 May 2025 in Tokyo"): "AI 3 Quantum 9 May",
}
sys.exit(0 if found == expected else 1)
PY
