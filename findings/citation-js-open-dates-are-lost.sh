#!/usr/bin/env bash
# One would expect that a pact in force since 2 May 2024 (BibLaTeX "2024-05-02/", or "2024-05-02/..") is cited
# with 2024, as one from 2024 to 2026 is, and that its date stays when the entry is written again.
# What happens: @citation-js/plugin-bibtex 0.9.0 reads both, and then nothing knows the date: the citation
# says "n.d." (no date), and what is written as BibLaTeX or BibTeX has no date at all, without an error.
# Its README says that a date is one of EDTF Level 1, of which ranges without an end are a part.
# Why it matters: what is in force has an open end; its year is gone, also from the file that one keeps.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund @citation-js/core@0.9.0 @citation-js/plugin-bibtex@0.9.0 \
  @citation-js/plugin-csl@0.9.0 >/dev/null
cat > run.cjs <<'JS'
const { Cite } = require("@citation-js/core");
require("@citation-js/plugin-bibtex");
require("@citation-js/plugin-csl");
for (const date of ["2024-05-02", "2024/2026", "2024-05-02/", "2024-05-02/.."]) {
  const entry = new Cite(`@misc{a, author = {Berg, Anna}, title = {Pact}, date = {${date}}}`);
  const kept = ["biblatex", "bibtex"].map((name) => {
    const found = entry.format(name).match(/(?:date|year) = \{(.*)\}/);
    return `${name} ${found ? found[1] : "without a date"}`;
  });
  console.log(`${date}: ${entry.format("citation", { template: "apa" })}, ${kept.join(", ")}`);
}
JS
echo "@citation-js/core@0.9.0 @citation-js/plugin-bibtex@0.9.0 @citation-js/plugin-csl@0.9.0"
node run.cjs | tee found
diff found - <<'TXT' || { echo "changed"; exit 1; }
2024-05-02: (Berg, 2024), biblatex 2024-05-02, bibtex 2024
2024/2026: (Berg, 2024–2026), biblatex 2024/2026, bibtex 2024
2024-05-02/: (Berg, n.d.), biblatex without a date, bibtex without a date
2024-05-02/..: (Berg, n.d.), biblatex without a date, bibtex without a date
TXT
