#!/usr/bin/env bash
# One would expect that readers of Word files find the same words in one paragraph, all that it shows.
# What happens: each loses others. mammoth 1.13.0 drops a name that has its reading above it (ruby)
# and a cross-reference, with a message only; python-docx 1.2.0 drops these and a date control;
# docx2python 3.7.1 puts the reading before the name and joins EU‑Japan to "EUJapan".
# Why it matters: who signed, when, and the section that is meant are missing, and each sentence
# still reads well.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -q mammoth==1.13.0 python-docx==1.2.0 docx2python==3.7.1
venv/bin/python - <<'PY'
import sys
import docx
import mammoth
from docx.oxml import parse_xml
from docx2python import docx2python

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SHOWN = {
    "EU\N{NON-BREAKING HYPHEN}Japan":
        "<w:r><w:t>EU</w:t><w:noBreakHyphen/><w:t>Japan</w:t></w:r>",
    "See section 6.3.":
        '<w:r><w:t xml:space="preserve">See section </w:t></w:r><w:fldSimple w:instr=" REF s6 ">'
        "<w:r><w:t>6.3</w:t></w:r></w:fldSimple><w:r><w:t>.</w:t></w:r>",
    "山田大臣が署名した。":
        "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>やまだ</w:t></w:r></w:rt>"
        "<w:rubyBase><w:r><w:t>山田</w:t></w:r></w:rubyBase></w:ruby></w:r>"
        "<w:r><w:t>大臣が署名した。</w:t></w:r>",
    "Held on 30 April 2024.":
        '<w:r><w:t xml:space="preserve">Held on </w:t></w:r><w:sdt><w:sdtPr><w:date/></w:sdtPr>'
        "<w:sdtContent><w:r><w:t>30 April 2024</w:t></w:r></w:sdtContent></w:sdt>"
        "<w:r><w:t>.</w:t></w:r>",
}
document = docx.Document()
for xml in SHOWN.values():
    paragraph = document.add_paragraph()._p
    paragraph.getparent().replace(paragraph, parse_xml(f"<w:p {NAMESPACE}>{xml}</w:p>"))
document.save("statement.docx")
with open("statement.docx", "rb") as file:
    by_mammoth = mammoth.extract_raw_text(file).value.strip().split("\n\n")
found = {
    "mammoth 1.13.0": by_mammoth,
    "python-docx 1.2.0": [p.text for p in docx.Document("statement.docx").paragraphs],
    "docx2python 3.7.1": docx2python("statement.docx").text.strip().split("\n\n"),
}
expected = {
    "mammoth 1.13.0": ["EU\N{NON-BREAKING HYPHEN}Japan", "See section .", "大臣が署名した。",
                       "Held on 30 April 2024."],
    "python-docx 1.2.0": ["EU-Japan", "See section .", "大臣が署名した。", "Held on ."],
    "docx2python 3.7.1": ["EUJapan", "See section 6.3.", "やまだ山田大臣が署名した。",
                          "Held on 30 April 2024."],
}
print("Word shows:", *SHOWN, sep="\n  ")
for reader, lines in found.items():
    print(reader, "reads:", *lines, sep="\n  ")
sys.exit(0 if found == expected else 1)
PY
