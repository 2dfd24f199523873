#!/usr/bin/env bash
# One would expect that two lines of one paragraph, parted by a Markdown line break, stay apart.
# What happens: md-to-slack 1.1.7 and markdown-to-slack-blocks 1.5.0 (npm) put them together without
# even a space: "Round 1" and "2 May 2026" become "Round 12 May 2026". The second does so with the
# paragraphs of a quotation too, counts a list that begins with 20 from 1, and drops a linked word
# whose address stands further down. The first drops a table: nothing at all is posted.
# Why it matters: a date, a number or a whole table is another or none in the message, and no error
# tells of it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund md-to-slack@1.1.7 markdown-to-slack-blocks@1.5.0 >/dev/null
cat > run.mjs <<'JS'
import { markdownToSlack } from "md-to-slack";
import blocks from "markdown-to-slack-blocks";
const texts = {
  break: "Round 1  \n2 May 2026", backslash: "Round 1\\\n2 May 2026", quotation: "> Round 1\n>\n> 2 May 2026",
  table: "| Id | Due |\n|---|---|\n| CYBER-1 | 2 May |", link: "They sign the [pact][1].\n\n[1]: https://example.org/a",
  list: "20. Articles\n21. Dates",
};
// The words of a block: the parts of one line follow each other, cells and items are parted by "/".
const words = (part) => {
  if (part.type === "section") return part.text.text;
  if (part.type === "text") return part.text;
  const inside = (part.elements ?? part.rows.flat()).map(words);
  const first = part.style === "ordered" ? `from ${(part.offset ?? 0) + 1}: ` : "";
  return first + inside.join(/list|table/.test(part.type) ? " / " : "");
};
for (const [name, text] of Object.entries(texts)) {
  console.log(`md-to-slack ${name}: ${JSON.stringify(markdownToSlack(text))}`);
  console.log(`markdown-to-slack-blocks ${name}: ${JSON.stringify(blocks.markdownToBlocks(text).map(words).join(" | "))}`);
}
JS
echo "md-to-slack@1.1.7 markdown-to-slack-blocks@1.5.0"
node run.mjs | tee found
diff found - <<'TXT' || { echo "changed"; exit 1; }
md-to-slack break: "Round 12 May 2026"
markdown-to-slack-blocks break: "Round 12 May 2026"
md-to-slack backslash: "Round 12 May 2026"
markdown-to-slack-blocks backslash: "Round 12 May 2026"
md-to-slack quotation: "> Round 1\n>\n> 2 May 2026"
markdown-to-slack-blocks quotation: "Round 12 May 2026"
md-to-slack table: ""
markdown-to-slack-blocks table: "Id / Due / CYBER-1 / 2 May"
md-to-slack link: "They sign the <https://example.org/a|pact>."
markdown-to-slack-blocks link: "They sign the ."
md-to-slack list: "20. Articles\n21. Dates"
markdown-to-slack-blocks list: "from 1: Articles / Dates"
TXT
