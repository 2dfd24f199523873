#!/usr/bin/env bash
# One would expect that the suffix of a TextQuoteSelector tells repeated sentences apart as well as
# the prefix does.
# What happens: dom-anchor-text-quote 4.0.2 looks at the suffix only where a prefix is given, too.
# With the suffix alone, or a prefix that is nowhere, it takes one near the middle.
# @apache-annotator/dom 0.2.0 finds the right one, and none for the wrong prefix.
# Why it matters: statements repeat their sentences, and such a quote points to another topic.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund dom-anchor-text-quote@4.0.2 @apache-annotator/dom@0.2.0 @apache-annotator/selector@0.2.0 jsdom@29.1.1 >/dev/null
cat > run.mjs <<'JS'
import { createRequire } from "node:module";
import { JSDOM } from "jsdom";
const require = createRequire(import.meta.url);
const exact = "Both sides will continue cooperation.";
const body = [1, 2, 3, 4, 5]
  .map((n) => `<p>${n}. ${exact} Topic ${n} is about something else.</p>`).join("");
const { window } = new JSDOM(`<body>${body}</body>`);
for (const name of ["Node", "NodeFilter"]) globalThis[name] = window[name];
globalThis.document = window.document;
const quote = require("dom-anchor-text-quote");
const { createTextQuoteSelectorMatcher } = await import("@apache-annotator/dom");
console.log("dom-anchor-text-quote 4.0.2 beside @apache-annotator/dom 0.2.0");
const number = (range) => range.startContainer.parentNode.textContent[0];
const selectors = [
  { exact, suffix: " Topic 1 is" }, { exact, suffix: " Topic 5 is" },
  { exact, prefix: "9. " }, { exact, prefix: "5. " },
];
const found = [];
for (const selector of selectors) {
  const first = number(quote.toRange(window.document.body, selector));
  let second = "";
  for await (const range of createTextQuoteSelectorMatcher(selector)(window.document.body)) {
    second += number(range);
  }
  found.push(`${first}/${second}`);
  console.log(JSON.stringify(selector), "paragraph", first, "and", second || "none");
}
process.exit(found.join(" ") === "3/1 3/5 4/ 5/5" ? 0 : 1);
JS
node run.mjs
