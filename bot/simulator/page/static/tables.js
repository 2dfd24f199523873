// Tables that are paged, sorted and filtered where they stand: all of their rows are there already.

/** What a cell sorts by: its number, or its words. */
const keyOf = (cell) => (cell.dataset.number === undefined ? cell.textContent.trim() : Number(cell.dataset.number));

function compare(a, b) {
  if (typeof a === "number" && typeof b === "number") return a - b;
  return String(a).localeCompare(String(b), document.querySelector("#workspace").lang, { numeric: true });
}

function attend(table) {
  const body = table.querySelector("tbody");
  const rows = [...body.rows];
  const heads = [...table.querySelectorAll("thead th")];
  const size = Number(table.dataset.pageSize);
  const [back, on] = table.querySelectorAll("[data-turn]");
  const status = table.querySelector("[role=status]");
  let page = 0, found = rows;

  /** Which rows are shown, in the words that the page brings. */
  function worded(count, numbers) {
    const words = status.dataset[count === 0 ? "none" : count < rows.length ? "found" : "rows"];
    return words.replace(/\{(\w+)\}/g, (_, name) => numbers[name]);
  }

  /** Shows the page that is on, and says which rows these are. */
  function show() {
    const start = page * size;
    const shown = found.slice(start, start + size);
    for (const row of rows) row.hidden = !shown.includes(row);
    // Kept focusable: whoever pages by keyboard does not lose their place at the last page.
    back.setAttribute("aria-disabled", String(page === 0));
    on.setAttribute("aria-disabled", String(start + size >= found.length));
    table.querySelector(".pager").hidden = rows.length <= size;
    status.textContent = worded(found.length, {
      first: start + 1, last: start + shown.length, found: found.length, all: rows.length,
    });
  }

  function turn(by) {
    const last = Math.max(Math.ceil(found.length / size) - 1, 0);
    page = Math.min(Math.max(page + by, 0), last);
    show();
  }

  function sort(head) {
    const way = head.ariaSort === "ascending" ? -1 : 1;
    for (const each of heads) each.ariaSort = "none";
    head.ariaSort = way > 0 ? "ascending" : "descending";
    const column = heads.indexOf(head);
    rows.sort((a, b) => way * compare(keyOf(a.cells[column]), keyOf(b.cells[column])));
    body.append(...rows);
    filter();
  }

  function filter() {
    const wanted = table.querySelector("input").value.trim().toLowerCase();
    found = rows.filter((row) => row.textContent.toLowerCase().includes(wanted));
    page = 0;
    show();
  }

  table.addEventListener("click", (event) => {
    const button = event.target.closest("[data-turn]");
    if (button) turn(Number(button.dataset.turn));
    const head = event.target.closest(".sort")?.closest("th");
    if (head) sort(head);
  });
  table.addEventListener("input", filter);
  table.dataset.attended = "";
  show();
}

function attendAll() {
  for (const table of document.querySelectorAll(".data-table:not([data-attended])")) attend(table);
}
document.addEventListener("htmx:after:swap", attendAll);
document.addEventListener("DOMContentLoaded", attendAll);
