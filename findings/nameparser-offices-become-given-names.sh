#!/usr/bin/env bash
# One would expect that "Anna Berg, Minister of Foreign Affairs" is Anna, of the family Berg, as it is with
# "Anna Berg, Minister", and that what is unsure is listed under "ambiguities".
# What happens: nameparser 2.6.0 takes the words of an office that it does not know for a given name as
# soon as one is left over: the given name is Affairs, Commission or Director-General, the family name
# Anna Berg; in 河野 太郎 外務大臣 the minister is a middle name, while 社長 (president of a company) is
# told apart. No ambiguity is listed, and what becomes of such an office is not documented.
# Why it matters: a list of those who attended is sorted under given names and greets "Commission".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q nameparser==2.6.0
"$folder/venv/bin/python" - <<'PY'
import sys
from importlib.metadata import version
from nameparser import parse

print("nameparser", version("nameparser"))
expected = {
    "Anna Berg, Minister": ("Anna", "", "Berg", 0),
    "Anna Berg, Minister of Foreign Affairs": ("Affairs", "", "Anna Berg", 0),
    "Minister of Foreign Affairs Anna Berg": ("Affairs", "Anna", "Berg", 0),
    "Anna Berg, President of the European Commission": ("Commission", "", "Anna Berg", 0),
    "Anna Berg, Director-General": ("Director-General", "", "Anna Berg", 0),
    "Executive Vice-President Anna Berg": ("Vice-President", "Anna", "Berg", 0),
    "河野 太郎 社長": ("太郎", "", "河野", 0),
    "河野 太郎 外務大臣": ("太郎", "外務大臣", "河野", 0),
}
found = {}
for text in expected:
    name = parse(text)
    found[text] = (name.given, name.middle, name.family, len(name.ambiguities))
    print(f"{text}: given {name.given!r}, middle {name.middle!r}, family {name.family!r}, title {name.title!r}, "
          f"{len(name.ambiguities)} ambiguities")
sys.exit(0 if found == expected else 1)
PY
