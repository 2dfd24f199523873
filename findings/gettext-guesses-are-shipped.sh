#!/usr/bin/env bash
# One would expect that every tool for translations leaves out the entries that are marked "fuzzy",
# as GNU gettext does: they are guesses that nobody has looked at.
# What happens: Babel 2.19.0 and polib 1.2.0 leave them out. gettext-parser 10.0.0, i18next-conv
# 16.0.0 and gettext-converter 1.3.4 (npm) write them as finished, and node-gettext 3.0.1 shows them.
# Why it matters: a guess is made from a text that looks alike, and alike are "Complete" and
# "Incomplete": the page says the opposite of the button in Slack, from one file of translations.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund gettext-parser@10.0.0 i18next-conv@16.0.0 \
  gettext-converter@1.3.4 node-gettext@3.0.1 >/dev/null
python3 -m venv venv
venv/bin/pip install -q Babel==2.19.0 polib==1.2.0
cat > make.py <<'PY'
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

catalogue = Catalog(locale="ja", fuzzy=False)
catalogue.add("Incomplete", "未完了")
catalogue.add("Late", "遅延")
said = Catalog()
for words in ("Complete", "Late"):
    said.add(words)
catalogue.update(said)
with open("ja.po", "wb") as file:
    write_po(file, catalogue, omit_header=False)
PY
venv/bin/python make.py
tail -n 12 ja.po
cat > run.py <<'PY'
import gettext
import io
import polib
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

with open("ja.po", "rb") as file:
    compiled = io.BytesIO()
    write_mo(compiled, read_po(file))
polib.pofile("ja.po").save_as_mofile("polib.mo")
for name, file in (("Babel", io.BytesIO(compiled.getvalue())), ("polib", open("polib.mo", "rb"))):
    words = gettext.GNUTranslations(file)
    print(f"{name}: Complete is {words.gettext('Complete')}, Late is {words.gettext('Late')}")
PY
cat > run.mjs <<'JS'
import { readFileSync } from "node:fs";
import parser from "gettext-parser";
import Gettext from "node-gettext";
import { gettextToI18next } from "i18next-conv";
import po2i18next from "gettext-converter/po2i18next";
const source = readFileSync("ja.po");
const say = (name, { Complete, Late }) => console.log(`${name}: Complete is ${Complete}, Late is ${Late}`);
const parsed = parser.po.parse(source);
const compiled = parser.mo.parse(parser.mo.compile(parsed)).translations[""];
say("gettext-parser", { Complete: compiled.Complete?.msgstr[0], Late: compiled.Late?.msgstr[0] });
say("i18next-conv", JSON.parse(await gettextToI18next("ja", source)));
say("gettext-converter", po2i18next(source.toString()));
const shown = new Gettext();
shown.addTranslations("ja", "messages", parsed);
shown.setLocale("ja");
say("node-gettext", { Complete: shown.gettext("Complete"), Late: shown.gettext("Late") });
JS
{ venv/bin/python run.py; node run.mjs; } | tee found
for name in Babel polib; do echo "$name: Complete is Complete, Late is 遅延"; done > expected
for name in gettext-parser i18next-conv gettext-converter node-gettext; do
  echo "$name: Complete is 未完了, Late is 遅延"
done >> expected
diff <(sort found) <(sort expected) || { echo "changed"; exit 1; }
