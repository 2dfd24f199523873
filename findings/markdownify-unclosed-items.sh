#!/usr/bin/env bash
# One would expect that valid HTML without its optional end tags (<li>a<li>b, <p>a<p>b) becomes
# the same Markdown as with them. markdownify 1.2.3 parses by html.parser, which nests such items,
# and prints two items on one line: "- share reports- hold a drill". Parsed by lxml first they are
# two lines. It matters where a list's items are counted as commitments: one is lost in silence.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q markdownify==1.2.3 beautifulsoup4==4.15.0 lxml==6.1.3
"$folder/venv/bin/python" - <<'PY'
from importlib.metadata import version
from bs4 import BeautifulSoup
from markdownify import markdownify
html = "<ul><li>share reports<li>hold a drill</ul>"
direct = markdownify(html, bullets="-").strip()
by_lxml = markdownify(str(BeautifulSoup(html, "lxml")), bullets="-").strip()
print("markdownify", version("markdownify"), "direct:", repr(direct), "by lxml:", repr(by_lxml))
assert direct == "- share reports- hold a drill", "the behaviour has changed"
assert by_lxml == "- share reports\n- hold a drill", "the behaviour has changed"
PY
