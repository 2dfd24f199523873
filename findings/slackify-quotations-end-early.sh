#!/usr/bin/env bash
# One would expect that a quotation of two paragraphs is still one quotation in Slack.
# What happens: slackify-markdown 0.2.4 (PyPI) writes ">" before the first paragraph alone; the
# second stands outside. The package of the same name on npm, 5.0.0, keeps both inside.
# Why it matters: half of what a declaration says reads as the words of whoever posted it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund slackify-markdown@5.0.0 >/dev/null
python3 -m venv venv
venv/bin/pip install -q slackify-markdown==0.2.4
printf '> Both sides met.\n>\n> They will continue.\n\nSo the declaration.\n' > quotation.md
cat > run.py <<'PY'
from slackify_markdown import slackify_markdown

lines = slackify_markdown(open("quotation.md").read()).split("\n")
print("PyPI 0.2.4:", *(line for line in lines if line), sep="\n")
PY
cat > run.cjs <<'JS'
const { readFileSync } = require("node:fs");
const { slackifyMarkdown } = require("slackify-markdown");
const lines = slackifyMarkdown(readFileSync("quotation.md", "utf8")).split("\n");
console.log(["npm 5.0.0:", ...lines.filter((line) => line)].join("\n"));
JS
{ venv/bin/python run.py; node run.cjs; } | tee found
diff found - <<'TXT' || { echo "changed"; exit 1; }
PyPI 0.2.4:
> Both sides met.
They will continue.
So the declaration.
npm 5.0.0:
> Both sides met.
> They will continue.
So the declaration.
TXT
