#!/usr/bin/env bash
# One would expect that bold words survive the way from a page to Markdown and back.
# What happens: in Japanese they do not where they begin or end with a bracket, as 「AI」 or （MoC）:
# markdownify 1.2.3 writes 日EUは**「AI」**に関する, and by CommonMark's rule (a mark before a bracket
# needs a space or a sign before it) markdown-it-py 4.3.0 shows the asterisks. 6G stays bold.
# Why it matters: titles of programmes in Japanese statements stand in brackets; an English test of
# the same converter passes. Compare the words without their marks.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -q markdownify==1.2.3 markdown-it-py==4.3.0
venv/bin/python - <<'PY'
import sys
from importlib.metadata import version
from markdown_it import MarkdownIt
from markdownify import markdownify

print("markdownify", version("markdownify"), "markdown-it-py", version("markdown-it-py"))
found = []
for html in ("<p>on <strong>“AI”</strong> for</p>", "<p>日EUは<strong>6G</strong>に関する</p>",
             "<p>日EUは<strong>「AI」</strong>に関する</p>", "<p>覚書<strong>（MoC）</strong>に署名</p>"):
    markdown = markdownify(html).strip()
    back = MarkdownIt().render(markdown).strip()
    found.append(back == html)
    print(html, "->", markdown, "->", back)
sys.exit(0 if found == [True, True, False, False] else 1)
PY
