#!/usr/bin/env bash
# One would expect that a splitter of sentences does not cut inside brackets or quotation marks, and
# that it does not matter whether the brackets are the Japanese or the Latin ones.
# What happens: pysbd 0.3.4 keeps AI（人工知能。以下同じ。） whole and cuts AI(人工知能。以下同じ。) in
# three. sentencex 1.0.32 keeps both, and cuts a quotation from the words と述べた ("it was said"),
# where pysbd does not. In English both know "Art." and "Sec.", and cut after "Arts." and "para."
# Why it matters: each sentence of a statement is quoted by itself, and half of one promises more:
# "12 and Sec. 6.3 the work continues." Our own splitter cut after "Reg." and inside 〔 〕 as well.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q pysbd==0.3.4 sentencex==1.0.32
"$folder/venv/bin/python" - <<'PY'
import sys
from importlib.metadata import version
import pysbd
import sentencex

EXPECTED = {  # language and sentence: the pieces of pysbd, the pieces of sentencex
    ("ja", "双方は、AI（人工知能。以下同じ。）について協力する。"): (1, 1),
    ("ja", "双方は、AI(人工知能。以下同じ。)について協力する。"): (3, 1),
    ("ja", "議長は「協力を続ける。」と述べた。"): (1, 2),
    ("en", "Under Art. 5 of the Act the work continues."): (1, 1),
    ("en", "Under Arts. 5 and 6 of the Act the work continues."): (2, 2),
    ("en", "In line with para. 12 and Sec. 6.3 the work continues."): (2, 2),
    ("en", "Under Reg. (EU) 2024/1689 the work continues."): (2, 1),
}
print("pysbd", version("pysbd"), "sentencex", version("sentencex"))
found = {}
for language, words in EXPECTED:
    pieces = (pysbd.Segmenter(language=language, clean=False).segment(words),
              list(sentencex.segment(language, words)))
    found[language, words] = tuple(map(len, pieces))
    print(words, "  pysbd:     " + " | ".join(pieces[0]), "  sentencex: " + " | ".join(pieces[1]), sep="\n")
sys.exit(0 if found == EXPECTED else 1)
PY
