#!/usr/bin/env bash
# One would expect that a Japanese date in Latin letters has the usual words: 5月2日 is "gogatsu
# futsuka" or "5 gatsu 2 nichi", 四月 (April) is "shigatsu".
# What happens: cutlet 0.5.2 writes every day of the month with "ka", "5 gatsu 2ka" and "20ka", and
# the months 四月, 七月, 九月 as "yon gatsu", "nana gatsu", "kyuu gatsu". 日EU (Japan-EU) at the
# beginning is "hi EU" (sun), after other words "nichi EU". pykakasi 2.3.0 has "2 nichi" and
# "shigatsu"; for it 仏 (France) is "hotoke" (Buddha).
# Why it matters: a date or a title in the Latin version of a text is not what anybody says, and the
# same name has two spellings, so that a search for it finds half.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -q cutlet==0.5.2 unidic-lite==1.0.8 pykakasi==2.3.0
cat > run.py <<'PY'
import cutlet
import pykakasi

mine, other = cutlet.Cutlet(), pykakasi.kakasi()
print("cutlet 0.5.2, pykakasi 2.3.0")
for text in ("5月2日", "5月20日", "四月", "七月", "九月", "日EUデジタル", "第3回日EU会合", "仏"):
    words = " ".join(part["hepburn"].strip() for part in other.convert(text))
    print(f"{text}: {mine.romaji(text)} / {words}")
PY
venv/bin/python run.py | tee found
diff found - <<'TXT' || { echo "changed"; exit 1; }
cutlet 0.5.2, pykakasi 2.3.0
5月2日: 5 gatsu 2ka / 5 gatsu 2 nichi
5月20日: 5 gatsu 20ka / 5 gatsu 20 nichi
四月: Yon gatsu / shigatsu
七月: Nana gatsu / shichigatsu
九月: Kyuu gatsu / kugatsu
日EUデジタル: Hi EU digital / nichi EU dejitaru
第3回日EU会合: Dai3 kai nichi EU kaigou / dai 3 kai nichi EU kaigou
仏: Futsu / hotoke
TXT
