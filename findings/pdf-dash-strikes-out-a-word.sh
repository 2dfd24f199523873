#!/usr/bin/env bash
# One would expect that readers of PDF files agree on the dashes in a Japanese text.
# What happens: pdfminer.six 20260107, and pdfplumber 0.11.10 above it, read the long dash (U+2014) as
# a combining stroke (U+0336), which then strikes out the sign before it on the screen, and the
# sign for "to" (U+FF5E) as the other wave dash (U+301C). pypdf 7.1.1 gives back what was written.
# Why it matters: a quotation is not found again, and a date looks cancelled.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -q reportlab==5.1.0 pdfminer.six==20260107 pdfplumber==0.11.10 pypdf==7.1.1
venv/bin/python - <<'PY'
import sys
from importlib.metadata import version
import pdfplumber
import pypdf
from pdfminer.high_level import extract_text
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas

WRITTEN = "閣僚会合—5月2日～3日"
pdfmetrics.registerFont(UnicodeCIDFont("HeiseiMin-W3"))
page = canvas.Canvas("statement.pdf")
page.setFont("HeiseiMin-W3", 12)
page.drawString(72, 700, WRITTEN)
page.save()
with pdfplumber.open("statement.pdf") as plumbed:
    by_pdfplumber = plumbed.pages[0].extract_text()
found = {
    "pdfminer.six": extract_text("statement.pdf"),
    "pdfplumber": by_pdfplumber,
    "pypdf": pypdf.PdfReader("statement.pdf").pages[0].extract_text(),
}
for reader, text in found.items():
    found[reader] = text.strip()
    print(reader, version(reader), found[reader], *(f"U+{ord(sign):04X}" for sign in text if sign in
                                                     "\u2014\u0336\u301c\uff5e"))
other = WRITTEN.replace("\u2014", "\u0336").replace("\uff5e", "\u301c")
sys.exit(0 if list(found.values()) == [other, other, WRITTEN] else 1)
PY
