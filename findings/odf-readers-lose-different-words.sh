#!/usr/bin/env bash
# One would expect that the text of an OpenDocument paragraph has in it what stands in the paragraph.
# What happens: of a name with its reading, odfdo 3.27.3 (get_formatted_text) and ezodf 0.3.2
# (plaintext) lose the name and the reading, odfpy 1.4.1 gives both as one word. A date field is
# lost in odfdo, a footnote stands in the middle of the sentence in odfpy and is lost in ezodf.
# "Round 1" and "2 May" on two lines are "Round 12 May" for str() of odfpy.
# Why it matters: a minister, a deadline or a condition is missing in the text that is compared.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -q odfpy==1.4.1 odfdo==3.27.3 ezodf==0.3.2 lxml==6.1.3
cat > run.py <<'PY'
import sys
from importlib.metadata import version
import ezodf
import odfdo
from odf import teletype
from odf.opendocument import OpenDocumentText, load
from odf.text import Date, LineBreak, Note, NoteBody, NoteCitation, P, Ruby, RubyBase, RubyText


def element(kind, *parts, **attributes):
    made = kind(**attributes)
    for part in parts:
        made.addText(part) if isinstance(part, str) else made.addElement(part)
    return made


note = element(Note, element(NoteCitation, "1"), element(NoteBody, element(P, "not before 2027")), noteclass="footnote")
paragraphs = {
    "name": element(P, element(Ruby, element(RubyBase, "青葉"), element(RubyText, "あおば")), "大臣"),
    "date": element(P, "Due ", element(Date, "2 May 2024", datevalue="2024-05-02")),
    "note": element(P, "will continue", note, " the work"),
    "lines": element(P, "Round 1", LineBreak(), "2 May"),
}
document = OpenDocumentText()
for paragraph in paragraphs.values():
    document.text.addElement(paragraph)
document.save("sent.odt")

mine = [part for part in load("sent.odt").text.childNodes if part.qname[1] == "p"]
texts = {"odfpy teletype": [teletype.extractText(part) for part in mine], "odfpy str": [str(part) for part in mine],
         "odfdo": [part.get_formatted_text().strip() for part in odfdo.Document("sent.odt").body.get_elements("text:p")],
         "ezodf": [part.plaintext() for part in ezodf.opendoc("sent.odt").body if part.kind == "Paragraph"]}
for name in ("odfpy", "odfdo", "ezodf"):
    print(name, version(name))
seen = {reader: dict(zip(paragraphs, found)) for reader, found in texts.items()}
for reader, found in seen.items():
    for name, text in found.items():
        print(f"{reader}: {name}: {text!r}")
expected = {
    "odfpy teletype": ("青葉あおば大臣", "Due 2 May 2024", "will continue1not before 2027 the work", "Round 1\n2 May"),
    "odfpy str": ("青葉あおば大臣", "Due 2 May 2024", "will continue1not before 2027 the work", "Round 12 May"),
    "odfdo": ("大臣", "Due", "will continue[1] the work", "Round 1\n2 May"),
    "ezodf": ("大臣", "Due 2 May 2024", "will continue the work", "Round 1\n2 May"),
}
sys.exit(0 if {reader: tuple(found.values()) for reader, found in seen.items()} == expected else 1)
PY
venv/bin/python run.py
