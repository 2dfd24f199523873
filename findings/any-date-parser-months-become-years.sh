#!/usr/bin/env bash
# One would expect that the month "2024-05" (ISO 8601) is May 2024 in every language, or is refused.
# What happens: any-date-parser 2.2.4 refuses it for 24 locales of 27; for Japanese it is 2 April
# 2005, for Bulgarian and Lithuanian 4 February 2005: the month becomes the year. "令和6年5月2日"
# (2 May 2024) is 5 June of the current year. "2024年5月2日" is right.
# Why it matters: the result is a valid date, so nothing asks again; the same column of months reads
# well for a German reader's settings and becomes twelve years for a Japanese one's.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund any-date-parser@2.2.4 >/dev/null
cat > run.mjs <<'JS'
import parser from "any-date-parser";
const locales = ["bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr", "hu", "it", "ja", "lt", "lv",
  "mt", "nl", "pl", "pt", "ro", "sk", "sl", "sv", "en-GB", "en-IE"];
const read = (text, locale) => {
  const date = parser.fromString(text, locale);
  return date.isValid() ? date.toISOString().slice(0, 10) : "refused";
};
console.log("any-date-parser@2.2.4");
for (const text of ["2024-05", "2024-12"]) {
  const found = {};
  for (const locale of locales) (found[read(text, locale)] ??= []).push(locale);
  for (const [date, of] of Object.entries(found)) console.log(text, date, of.length > 3 ? of.length : of.join(","));
}
const year = new Date().getFullYear();
for (const text of ["2024年5月2日", "令和6年5月2日"])
  console.log(text, read(text, "ja").replace(String(year), "(this year)"));
JS
TZ=UTC node run.mjs | tee found
diff <(tail -n +2 found | sort) <(sort <<'TXT'
2024-05 refused 24
2024-05 2005-02-04 bg,lt
2024-05 2005-04-02 ja
2024-12 refused 24
2024-12 2012-02-04 bg,lt
2024-12 2012-04-02 ja
2024年5月2日 2024-05-02
令和6年5月2日 (this year)-06-05
TXT
) || { echo "changed"; exit 1; }
