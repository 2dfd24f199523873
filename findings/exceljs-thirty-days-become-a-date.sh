#!/usr/bin/env bash
# One would expect that a cell with 30 that is shown as "30d" is read as 30, in whichever of the two
# ways the letter is marked in its format: in quotation marks or behind a backslash.
# What happens: exceljs 4.4.0 reads 30 from 0"d", but takes the d of 0\d for a day and gives a date,
# 29 January 1900, also from a file of its own. One and a half hours (0.0\h) are noon on
# 31 December 1899. xlsx 0.18.5 reads the numbers.
# Why it matters: the days left to a deadline, or the hours of a meeting, come in as dates.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund exceljs@4.4.0 xlsx@0.18.5 >/dev/null
cat > run.cjs <<'JS'
const exceljs = require("exceljs");
const sheetjs = require("xlsx");
(async () => {
  const written = new exceljs.Workbook();
  const sheet = written.addWorksheet("amounts");
  for (const [value, numFmt] of [[30, '0"d"'], [30, "0\\d"], [1.5, '0.0"h"'], [1.5, "0.0\\h"]])
    sheet.addRow([numFmt, value]).getCell(2).numFmt = numFmt;
  await written.xlsx.writeFile("amounts.xlsx");
  const read = new exceljs.Workbook();
  await read.xlsx.readFile("amounts.xlsx");
  read.worksheets[0].eachRow((row) => {
    const [, form, value] = row.values;
    console.log("exceljs", form, value instanceof Date ? value.toISOString().slice(0, 16) : value);
  });
  const { amounts } = sheetjs.readFile("amounts.xlsx").Sheets;
  for (const [form, value] of sheetjs.utils.sheet_to_json(amounts, { header: 1 }))
    console.log("xlsx", form, value);
})();
JS
TZ=UTC node run.cjs | tee found
cat > expected <<'TXT'
exceljs 0"d" 30
exceljs 0\d 1900-01-29T00:00
exceljs 0.0"h" 1.5
exceljs 0.0\h 1899-12-31T12:00
xlsx 0"d" 30
xlsx 0\d 30
xlsx 0.0"h" 1.5
xlsx 0.0\h 1.5
TXT
diff found expected || { echo "changed"; exit 1; }
