// What HTML and htmx do not do by themselves: live refresh, one click at a time, focus.
// Listeners sit on the document, so that they outlive every refresh of #workspace.

// --- live: the server says that something changed, and #workspace fetches itself anew ---

const events = new EventSource("/events");
events.addEventListener("changed", () => htmx.trigger(document.body, "changed"));
events.addEventListener("open", () => document.body.classList.remove("offline"));
events.addEventListener("error", () => document.body.classList.add("offline"));

// A refresh that was asked for before its reader went elsewhere comes too late: it is asked anew.
document.addEventListener("htmx:before:swap", (event) => {
  const { sourceElement, request } = event.detail.ctx;
  if (sourceElement.id !== "workspace") return;
  const here = new URL(sourceElement.getAttribute("hx-get"), location.href);
  if (request.action === here.pathname + here.search) return;
  event.preventDefault();
  htmx.trigger(document.body, "changed");
});

// --- clicks: once, asking first where the bot wants it ---

document.addEventListener("click", (event) => {
  // The second half of a double click is never a second wish.
  if (event.detail > 1 && event.target.closest("[data-once]")) {
    event.stopPropagation();
    event.preventDefault();
  }
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(event.target) || event.target.closest("[data-once]")) menu.open = false;
  }
  drawer(Boolean(event.target.closest("#menu")) && !document.body.classList.contains("drawer"));
  const body = document.body.classList;
  controls(event.target.closest("#controls-button") ? !body.contains("controls") : body.contains("controls") && keepsControls(event.target));
}, true);

// A menu closes when what was asked in it is done; a refusal leaves it open.
document.addEventListener("htmx:after:request", (event) => {
  const { sourceElement, response } = event.detail.ctx;
  const menu = sourceElement.closest("details.menu");
  if (menu && response.status < 400) menu.open = false;
});

// Nor is a key that is held down.
document.addEventListener("keydown", (event) => {
  if (event.repeat && event.target.closest("[data-once]")) event.preventDefault();
});

/** On a narrow screen the sidebar is a drawer. */
function drawer(open) {
  document.body.classList.toggle("drawer", open);
  document.querySelector("#menu").setAttribute("aria-expanded", String(open));
}

/** There, the clock and the look inside are a menu. */
function controls(open) {
  document.body.classList.toggle("controls", open);
  document.querySelector("#controls-button").setAttribute("aria-expanded", String(open));
}

/** What is used inside the menu leaves it open, but for the look inside, which it would cover. */
const keepsControls = (target) => Boolean(target.closest("#controls") && !target.closest("#look-inside, a"));

document.addEventListener("htmx:confirm", (event) => {
  const { ctx, issueRequest, dropRequest } = event.detail;
  const dialog = document.getElementById(ctx.confirm);
  event.preventDefault();
  dialog.returnValue = "";
  dialog.addEventListener("close", () => (dialog.returnValue ? issueRequest() : dropRequest()), { once: true });
  dialog.showModal();
});

// --- Escape closes what was opened last ---

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.defaultPrevented || event.isComposing) return;
  if (document.querySelector("dialog[open]")) return; // closes itself
  const menu = document.querySelector("details.menu[open]");
  if (menu) {
    menu.open = false;
    menu.querySelector("summary").focus();
  } else if (document.body.classList.contains("drawer")) drawer(false);
  else if (document.body.classList.contains("controls")) {
    controls(false);
    document.querySelector("#controls-button").focus();
  } else document.querySelector("#close-thread")?.click();
});

// --- focus follows the thread pane, and comes back to where it was opened from ---

let place, opener;

function followPlace() {
  const thread = document.querySelector("#thread");
  drawer(document.body.classList.contains("drawer"));
  controls(document.body.classList.contains("controls"));
  const pane = thread ?? document.querySelector("#timeline");
  if (pane.dataset.place !== place) pane.querySelector("textarea, .home").focus({ preventScroll: true });
  if (!thread && opener) document.getElementById(opener)?.focus();
  if (!thread) opener = null;
  place = pane.dataset.place;
}
document.addEventListener("click", (event) => {
  opener = event.target.closest(".reply, .replies")?.id ?? opener;
});
document.addEventListener("htmx:after:swap", followPlace);
document.addEventListener("DOMContentLoaded", followPlace);
