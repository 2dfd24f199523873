#!/usr/bin/env bash
# One would expect that a star between spaces, which is no sign of Markdown, stays a star, and that
# an address with brackets in it stays whole.
# What happens: markdown-to-mrkdwn 0.3.3 and md2mrkdwn 0.4.5 (PyPI) turn two stars of one line into
# underscores, across words, in addresses, and where a backslash stands before them: "2 * 3" and
# "2 * 5" become "2 _ 3" and "2 _ 5". A link ends at the first closing bracket of its address.
# Why it matters: a sum is no longer one, the mark of a footnote is gone, and the link to an article
# leads to another address.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -q markdown-to-mrkdwn==0.3.3 md2mrkdwn==0.4.5
cat > run.py <<'PY'
import sys
from importlib.metadata import version
from markdown_to_mrkdwn import SlackMarkdownConverter
from md2mrkdwn import convert

print("markdown-to-mrkdwn", version("markdown-to-mrkdwn"), "md2mrkdwn", version("md2mrkdwn"))
expected = {
    "2 * 3 million, 2 * 5 million": "2 _ 3 million, 2 _ 5 million",
    "EUR 5* and JPY 6* (* estimates)": "EUR 5_ and JPY 6_ (* estimates)",
    r"EUR 5\* and JPY 6\*": r"EUR 5\_ and JPY 6\_",
    "https://example.org/?q=a*b*c": "https://example.org/?q=a_b_c",
    "[Article 20](https://example.org/art(20)/de)": "<https://example.org/art(20|Article 20>/de)",
}
found = {text: {SlackMarkdownConverter().convert(text), convert(text)} for text in expected}
for text, written in found.items():
    print(text, "becomes", *written)
sys.exit(0 if found == {text: {written} for text, written in expected.items()} else 1)
PY
venv/bin/python run.py
