#!/usr/bin/env bash
# One would expect that a sentence that Word has tracked as moved is read once, where it stands now.
# What happens: docx2python 3.7.1 and docx2txt 0.9 read it at both places, python-docx 1.2.0 and the
# "accepted_text" of docx-revisions 0.1.5 at none, and after its accept_all() the move is still open.
# mammoth 1.13.0 reads it once. Tracked deletions are right in all five; moves are not documented.
# Why it matters: a draft that went back and forth has an obligation twice, or has lost it, though
# nobody deleted it and what was deleted is read as it should be.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -q mammoth==1.13.0 python-docx==1.2.0 docx2python==3.7.1 docx2txt==0.9 docx-revisions==0.1.5
cat > run.py <<'PY'
import sys
from importlib.metadata import version
import docx
import docx2txt
import mammoth
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx2python import docx2python
from docx_revisions import RevisionDocument


def run(text, tag="t"):
    return f'<w:r><w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


def tracked(kind, number, content):
    return f'<w:{kind} w:id="{number}" w:author="A" w:date="2024-05-02T00:00:00Z">{content}</w:{kind}>'


def moved(kind, number):
    start = f'<w:{kind}RangeStart w:id="{number}" w:author="A" w:date="2024-05-02T00:00:00Z" w:name="m"/>'
    return start + tracked(kind, number + 1, run("Moved. ")) + f'<w:{kind}RangeEnd w:id="{number}"/>'


document = docx.Document()
for words in (run("First. ") + tracked("del", 1, run("Deleted. ", "delText")) + moved("moveFrom", 2),
              moved("moveTo", 4) + run("Last.")):
    document.element.body.insert(len(document.element.body) - 1, parse_xml(f'<w:p {nsdecls("w")}>{words}</w:p>'))
document.save("draft.docx")
revised = RevisionDocument("draft.docx")
accepted = " / ".join(paragraph.accepted_text for paragraph in revised.paragraphs)
revised.accept_all()
revised.save("accepted.docx")
with open("draft.docx", "rb") as file:
    found = {
        "mammoth": mammoth.extract_raw_text(file).value,
        "python-docx": " / ".join(paragraph.text for paragraph in docx.Document("draft.docx").paragraphs),
        "docx2python": docx2python("draft.docx").text,
        "docx2txt": docx2txt.process("draft.docx"),
        "docx-revisions": accepted,
    }
for name, text in found.items():
    print(name, version(name), repr(text))
still_open = "<w:moveFrom " in RevisionDocument("accepted.docx").document.element.xml
print("after accept_all of docx-revisions the move is", "open" if still_open else "done")
times = {name: (text.count("Moved."), text.count("Deleted.")) for name, text in found.items()}
expected = {"mammoth": (1, 0),
            "python-docx": (0, 0), "docx2python": (2, 0), "docx2txt": (2, 0), "docx-revisions": (0, 0)}
sys.exit(0 if times == expected and still_open else 1)
PY
venv/bin/python run.py
