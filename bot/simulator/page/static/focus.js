// The focus outlives what is drawn anew: a control that is pressed may be locked, changed or gone.

const CONTROLS = "button, select, input, textarea, summary, a[href]";
let held; // what has the focus, and where it stands

const usable = (each) => each?.isConnected && !each.disabled && each.checkVisibility();
const controls = (message) => [...(message?.querySelectorAll(`.message-body :is(${CONTROLS})`) ?? [])].filter(usable);

function hold(element) {
  const message = element.closest("article");
  const row = controls(message);
  held = {
    element,
    id: element.id,
    place: row.indexOf(element),
    row: row.map((each) => each.id),
    message: message?.id,
    pane: element.closest(".pane")?.id ?? "timeline",
  };
}

/** The same control; what stands in its row now, unless all of that is new; the message; the newest one. */
function heirs() {
  const message = document.getElementById(held.message);
  const row = controls(message);
  const goesOn = row.some((each) => held.row.includes(each.id));
  const beside = goesOn && (row[held.place] ?? row.at(-1));
  const newest = held.message && [...document.querySelectorAll(`#${held.pane} article`)].at(-1);
  return [held.element, document.getElementById(held.id), beside, message, newest];
}

function keep() {
  const focused = document.activeElement;
  if (focused !== document.body) hold(focused);
  else if (held && !held.element.closest(".htmx-request")) heirs().find(usable)?.focus();
}

document.addEventListener("focusin", (event) => hold(event.target));
// Whoever clicks beside everything lets go of it.
document.addEventListener("pointerdown", (event) => {
  if (!event.target.closest(CONTROLS)) held = null;
});
// It ends by unlocking what it had locked.
document.addEventListener("htmx:finally:request", () => queueMicrotask(keep));
