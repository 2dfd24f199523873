#!/usr/bin/env bash
# One would expect: typst.compile(font_paths=[...]) takes fonts as bytes, since its type stub says
# list[Input] with Input = str, Path or bytes, as for the document itself.
# What happens: TypeError at run time; only paths of files or folders work. mypy says nothing.
# Version: typst 0.15.2. Why it matters: fonts from a wheel or an archive must lie on the disk.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q typst==0.15.2 noto-cjk-sans-jp-regular==0.0.1 2>/dev/null
"$folder/venv/bin/python" - <<'PY'
import importlib.metadata as m, typst
from importlib.resources import files
print("typst", m.version("typst"))
font = files("noto_cjk_sans_jp_regular") / "NotoSansCJKjp-Regular.otf"
set_ = '#set text(font: "Noto Sans CJK JP"); 日本'.replace("; ", "\n").encode()
made = typst.compile(set_, format="pdf", font_paths=[str(font)], ignore_system_fonts=True)
print("path of the file:", b"NotoSansCJKjp" in made or len(made) > 0)
try:
    typst.compile(set_, format="pdf", font_paths=[font.read_bytes()], ignore_system_fonts=True)
except TypeError as error:
    print("bytes of the file: TypeError:", str(error).splitlines()[0])
else:
    raise SystemExit("changed: bytes are taken")
PY
