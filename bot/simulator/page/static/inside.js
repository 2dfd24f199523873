// The look inside: fetched when it is opened, dropped when it is closed.

const pane = () => document.querySelector("#inside");
const button = () => document.querySelector("#look-inside");

function show(open) {
  pane().hidden = !open;
  button().setAttribute("aria-expanded", String(open));
  if (open) {
    const viewer = new URLSearchParams(location.search).get("as");
    htmx.ajax("GET", `/inside?as=${viewer}`, { target: "#exchanges-place", swap: "innerHTML" });
    pane().focus();
  } else {
    document.querySelector("#exchanges-place").replaceChildren();
    button().focus();
  }
}

document.addEventListener("click", async (event) => {
  if (event.target.closest("#look-inside")) show(pane().hidden);
  if (event.target.closest("#close-inside")) show(false);
  const copy = event.target.closest("[data-copy]");
  if (!copy) return;
  await navigator.clipboard.writeText(document.getElementById(copy.dataset.copy).textContent);
  copy.textContent = copy.dataset.copied;
  document.querySelector("#copied").textContent = copy.dataset.said;
});

// A refresh draws the button as it is at first.
document.addEventListener("htmx:after:swap", () => button().setAttribute("aria-expanded", String(!pane().hidden)));

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !event.target.closest("#inside")) return;
  event.preventDefault(); // the thread below stays open
  show(false);
}, true);
