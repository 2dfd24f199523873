#!/usr/bin/env bash
# One would expect that a PDF gives back "2024年5月2日" as it was written, without spaces.
# What happens: typst 0.15.2 leaves a small gap between figures or Latin letters and Japanese, as good
# setting does; pypdf 7.1.1, pdfminer.six 20260107 and pypdfium2 5.15.2 read the gap as a space,
# "2024 年 5 月 2 日", pdfplumber 0.11.10 does not. Nothing in the text tells such a space from one that
# was typed.
# Why it matters: who searches a report for a date or for "EUと" does not find it, and a sentence
# that is quoted from a PDF is not the sentence of the statement, letter for letter.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q typst==0.15.2 noto-cjk-sans-jp-regular==0.0.1 pypdf==7.1.1 \
  pdfminer.six==20260107 pypdfium2==5.15.2 pdfplumber==0.11.10 2>/dev/null
cd "$folder"
"$folder/venv/bin/python" - <<'PY'
import sys
from importlib.metadata import version
from importlib.resources import files
import pdfplumber
import pypdf
import pypdfium2
import typst
from pdfminer.high_level import extract_text

SENTENCE = "EUと日本は2024年5月2日に会合を開く。"
font = files("noto_cjk_sans_jp_regular") / "NotoSansCJKjp-Regular.otf"
found = {}
for gap in ("auto", "none"):
    with open("source.typ", "w", encoding="utf-8") as file:
        file.write(f'#set text(lang: "ja", font: "Noto Sans CJK JP", cjk-latin-spacing: {gap})\n{SENTENCE}')
    typst.compile("source.typ", output="made.pdf", font_paths=[str(font.parent)])
    found |= {
        ("pypdf", gap): pypdf.PdfReader("made.pdf").pages[0].extract_text().strip(),
        ("pdfminer.six", gap): extract_text("made.pdf").strip(),
        ("pypdfium2", gap): pypdfium2.PdfDocument("made.pdf")[0].get_textpage().get_text_range().strip(),
        ("pdfplumber", gap): pdfplumber.open("made.pdf").pages[0].extract_text().strip(),
    }
for (name, gap), words in found.items():
    print(f"{name} {version(name)}, gap {gap}: {words}")
SPACED = "EU と日本は 2024 年 5 月 2 日に会合を開く。"
expected = {key: SPACED if key[1] == "auto" and key[0] != "pdfplumber" else SENTENCE for key in found}
sys.exit(0 if found == expected else 1)
PY
