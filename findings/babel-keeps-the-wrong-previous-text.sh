#!/usr/bin/env bash
# One would expect that Babel can read back what it writes: the line that begins with #| holds the
# text that a guessed translation was made for, so that the translator sees what has changed.
# What happens: Babel 2.19.0 reads that line as a note of the translator. On the next update it is
# written as "# | msgid", where no tool looks for it, and it stays for good: even when the
# translation is finished, the entry says that it was made for the old sentence.
# polib 1.2.0 and translate-toolkit 3.20.4 read it as what it is.
# Why it matters: the sentence gained a "not", and the translator is no longer told.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q Babel==2.19.0 polib==1.2.0 translate-toolkit==3.20.4
"$folder/venv/bin/python" - <<'PY'
import io
import sys
from importlib.metadata import version
import polib
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from translate.storage.po import pofile

OLD, NEW = "The sides will continue the work", "The sides will not continue the work"


def written(catalogue):
    file = io.BytesIO()
    write_po(file, catalogue, omit_header=True, include_previous=True)
    return file.getvalue()


print("Babel", version("Babel"))
catalogue, said = Catalog(locale="ja"), Catalog()
catalogue.add(OLD, "双方は作業を続ける")
said.add(NEW)
catalogue.update(said)
first = written(catalogue)
print("Babel writes:", first.decode().strip(), sep="\n")
[entry] = [each for each in read_po(io.BytesIO(first), locale="ja") if each.id]
by_polib = polib.pofile(first.decode())[0].previous_msgid
by_toolkit = str(pofile.parsestring(first).units[-1].prev_source)
print("Babel reads: previous", entry.previous_id, "note", entry.user_comments)
print("polib reads: previous", repr(by_polib))
print("translate-toolkit reads: previous", repr(by_toolkit))
done = read_po(io.BytesIO(first), locale="ja")
done[NEW].string = "双方は作業を続けない"
done[NEW].flags.discard("fuzzy")
second = written(done).decode().strip()
print("once translated, Babel writes:", second, sep="\n")
seen = (f'#| msgid "{OLD}"' in first.decode(), list(entry.previous_id), entry.user_comments,
        by_polib, by_toolkit, second.splitlines()[0])
expected = (True, [], [f'| msgid "{OLD}"'], OLD, OLD, f'# | msgid "{OLD}"')
sys.exit(0 if seen == expected else 1)
PY
