// Modals: a real dialog, in which the browser keeps the focus.
// Listeners sit on the document, so that they outlive every refresh of #workspace.

let shown, focused;

/** Opens the dialog that a refresh has brought, and puts the focus where it is wanted. */
function attend() {
  const modal = document.querySelector("#modal");
  if (modal && !modal.open) modal.showModal();
  if (modal && modal.dataset.shown !== shown) {
    const wanted = ["[aria-invalid]", "[autofocus]", ".blocks :is(input, select, textarea):not([type=hidden])", ".submit"];
    const first = wanted.map((each) => modal.querySelector(each)).find(Boolean);
    const same = shown?.split(" ")[0] === modal.dataset.shown.split(" ")[0] && !modal.querySelector("[aria-invalid]");
    ((same && document.getElementById(focused)) || first)?.focus();
  }
  if (!modal && shown) document.querySelector("#composer")?.focus({ preventScroll: true });
  shown = modal?.dataset.shown;
}
document.addEventListener("htmx:after:swap", attend);
document.addEventListener("DOMContentLoaded", attend);
document.addEventListener("focusin", (event) => {
  if (event.target.closest("#modal")) focused = event.target.id;
});

// Escape asks the bot's view to be closed, as its own button does; the refresh takes the dialog away.
document.addEventListener("cancel", (event) => {
  if (event.target.id !== "modal") return;
  event.preventDefault();
  event.target.querySelector("[data-cancel]").click();
}, true);

document.addEventListener("click", (event) => {
  const answer = event.target.closest("[data-answer]");
  answer?.closest("dialog").close(answer.dataset.answer);
  // A permalink into this workspace is followed as whoever is looking.
  const link = event.target.closest('a[href*="/archives/"]');
  if (link?.origin === location.origin) {
    const address = new URL(link.href);
    address.searchParams.set("as", new URLSearchParams(location.search).get("as"));
    link.href = address;
  }
}, true);
