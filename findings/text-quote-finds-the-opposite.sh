#!/usr/bin/env bash
# One would expect that a TextQuoteSelector (W3C Web Annotation) whose words are not in the text
# finds nothing.
# What happens: dom-anchor-text-quote 4.0.2 finds what is similar. "will not continue", "will
# discontinue" and "may continue" are all found in a text that says "will continue", with no hint.
# Why it matters: when a statement's wording changes, old anchors still seem right, and a quotation
# stands under words of the opposite meaning. Compare the text that was found, or search exactly.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund dom-anchor-text-quote@4.0.2 jsdom@29.1.1 >/dev/null
cat > run.mjs <<'JS'
import { createRequire } from "node:module";
import { JSDOM } from "jsdom";
const require = createRequire(import.meta.url);
const { window } = new JSDOM(`<body><p>The following topics were discussed in Brussels.</p>
<p>1. Both sides will continue cooperation. A regular channel will be established for it.</p></body>`);
for (const name of ["Node", "NodeFilter"]) globalThis[name] = window[name];
globalThis.document = window.document;
const quote = require("dom-anchor-text-quote");
console.log("dom-anchor-text-quote", require("dom-anchor-text-quote/package.json").version);
const asked = ["will continue", "will not continue", "will discontinue", "may continue"]
  .map((words) => `Both sides ${words} cooperation.`);
const found = asked.map((exact) => String(quote.toRange(window.document.body, { exact })));
asked.forEach((exact, i) => console.log(`asked for: ${exact}\n  found: ${found[i]}`));
process.exit(found.every((text) => text === asked[0]) ? 0 : 1);
JS
node run.mjs
