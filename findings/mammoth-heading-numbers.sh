#!/usr/bin/env bash
# One would expect that a Word heading which is numbered by the document ("1. Semiconductors") keeps
# its number in HTML, as numbered paragraphs become <ol>, or that a message tells of the loss.
# mammoth 1.13.0 gives <h1>Semiconductors</h1> and says nothing of it; the style "Title" becomes a
# plain <p>, with a warning. Whoever cites a text by its section numbers (§6.3) must count headings
# again, and map the title's style, or loses the document's title.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q mammoth==1.13.0 python-docx==1.2.0
"$folder/venv/bin/python" - <<'PY'
import io
from importlib.metadata import version
import docx, mammoth
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
document = docx.Document()
document.add_heading("Joint Statement", 0)
heading = document.add_heading("Semiconductors", 1)
numbering = OxmlElement("w:numPr")
for name, value in (("w:ilvl", "0"), ("w:numId", "1")):
    part = OxmlElement(name)
    part.set(qn("w:val"), value)
    numbering.append(part)
heading._p.get_or_add_pPr().append(numbering)
document.add_paragraph("We met.", style="List Number")
made = io.BytesIO()
document.save(made)
made.seek(0)
result = mammoth.convert_to_html(made)
messages = [message.message for message in result.messages]
print("mammoth", version("mammoth"), result.value, messages)
expected = "<p>Joint Statement</p><h1>Semiconductors</h1><ol><li>We met.</li></ol>"
assert result.value == expected, "the behaviour has changed"
assert not any("umber" in message for message in messages), "the behaviour has changed"
PY
