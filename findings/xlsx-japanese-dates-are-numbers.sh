#!/usr/bin/env bash
# One would expect that a cell with one of the date formats that are built into XLSX is read as a
# date. ECMA-376 (18.8.30) gives the numbers 27 to 36 and 50 to 58 to Japanese dates; a file
# names only the number, so each reader must have the list.
# What happens: openpyxl 3.1.5 and exceljs 4.4.0 know none of the twelve that were tried and give the
# bare number 45414 for 2 May 2024. xlsx 0.18.5 (SheetJS) shows 34 and 35 (2024年5月 and 5月2日) as
# "0:00:00", and a date that is spelled in its era with the letters of the format: "ggg2024年5月2日".
# Why it matters: a list of deadlines from a Japanese office loses its dates, or shows midnight.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund exceljs@4.4.0 xlsx@0.18.5 >/dev/null
python3 -m venv venv
venv/bin/pip install -q XlsxWriter==3.3.1 openpyxl==3.1.5
cat > run.py <<'PY'
import openpyxl
import xlsxwriter

NUMBERS = (14, 27, 28, 30, 31, 34, 35, 36, 50, 51, 55, 57, 58)
SPELLED = '[$-411]ggge"年"m"月"d"日"'
with xlsxwriter.Workbook("dates.xlsx") as book:
    sheet = book.add_worksheet("dates")
    for row, form in enumerate((*NUMBERS, SPELLED)):
        sheet.write(row, 0, str(form))
        sheet.write_number(row, 1, 45414, book.add_format({"num_format": form}))
for form, value in openpyxl.load_workbook("dates.xlsx")["dates"].values:
    print("openpyxl", form, f"{value:%Y-%m-%d}" if hasattr(value, "year") else value)
PY
cat > run.cjs <<'JS'
const exceljs = require("exceljs");
const sheetjs = require("xlsx");
(async () => {
  const book = new exceljs.Workbook();
  await book.xlsx.readFile("dates.xlsx");
  book.worksheets[0].eachRow((row) => {
    const value = row.getCell(2).value;
    const shown = value instanceof Date ? value.toISOString().slice(0, 10) : value;
    console.log("exceljs", row.getCell(1).value, shown);
  });
  const { dates } = sheetjs.readFile("dates.xlsx").Sheets;
  for (const [form, shown] of sheetjs.utils.sheet_to_json(dates, { header: 1, raw: false }))
    console.log("xlsx", form, shown);
})();
JS
{ venv/bin/python run.py; TZ=UTC node run.cjs; } | tee found
date='[$-411]ggge"年"m"月"d"日"'
for reader in openpyxl exceljs; do
  for number in 27 28 30 31 34 35 36 50 51 55 57 58; do echo "$reader $number 45414"; done
  echo "$reader 14 2024-05-02"
  echo "$reader $date 2024-05-02"
done > expected
for number in 14 27 28 30 31 36 50 51 55 57 58; do echo "xlsx $number 5/2/24"; done >> expected
printf '%s\n' "xlsx 34 0:00:00" "xlsx 35 0:00:00" "xlsx $date ggg2024年5月2日" >> expected
diff <(sort found) <(sort expected) || { echo "changed"; exit 1; }
