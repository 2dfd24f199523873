// Keys press the buttons that carry them. What changes is drawn anew where it stands; the rest,
// and with it the place of a screen reader, stays.

const KEYS = "review keys";
const FIELDS = "input:not([type=checkbox]), textarea";
const NAMED = /^(Arrow|Enter|Escape)/; // keys that are no letters
let last = Promise.resolve(); // one act after the other, however fast the keys come
let waiting = 0; // how many are not done

const by = (id) => document.getElementById(id);
const carrier = (key) => document.querySelector(`[data-key="${CSS.escape(key)}"], [data-focus="${CSS.escape(key)}"]`);

function after(act) {
  waiting += 1;
  by("review").setAttribute("aria-busy", "true");
  last = last.then(act, act).finally(() => {
    waiting -= 1;
    if (!waiting) by("review")?.setAttribute("aria-busy", "false");
  });
}

// --- what the server answers ---

async function ask(address, options) {
  const answer = await fetch(address, options).catch(() => null);
  document.body.classList.toggle("offline", !answer);
  if (answer) show(new DOMParser().parseFromString(await answer.text(), "text/html"));
}

function show(fresh) {
  if (!fresh.getElementById("bar")) {
    document.replaceChild(document.adoptNode(fresh.documentElement), document.documentElement);
    return; // the draft cannot be read
  }
  const focused = document.activeElement?.id;
  const same = by("sheet").dataset.of === fresh.getElementById("sheet").dataset.of;
  for (const part of document.querySelectorAll("[data-part]")) {
    const next = fresh.getElementById(part.id);
    if (next.outerHTML === part.outerHTML) continue;
    const top = part.scrollTop;
    part.replaceWith(document.adoptNode(next));
    next.scrollTop = top;
  }
  document.title = fresh.title;
  history.replaceState(null, "", fresh.body.dataset.address);
  for (const id of ["said", "refusal"]) by(id).textContent = fresh.getElementById(id).textContent;
  const heir = same && focused && by(focused);
  (heir && !heir.matches(FIELDS) ? heir : by("here")).focus({ preventScroll: true });
  if (!same) by("sheet").scrollTop = 0;
  reveal();
}

function reveal() {
  document.querySelector(".sentence.marked")?.scrollIntoView({ block: "nearest" });
}

function send(form, submitter) {
  return ask(form.action, { method: "POST", body: new URLSearchParams(new FormData(form, submitter)) });
}

// --- buttons and links ---

document.addEventListener("submit", (event) => {
  if (event.target.method === "dialog") return;
  event.preventDefault();
  const { target, submitter } = event;
  after(() => send(target, submitter));
});

document.addEventListener("click", (event) => {
  if (event.target.closest("#open-keys")) by("keys").showModal();
  const link = event.target.closest("#review a[href]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  after(() => ask(link.href));
});

// --- keys ---

function inField(event) {
  const { form } = event.target;
  if (event.key === "Escape") {
    form.reset();
    by("here").focus({ preventScroll: true });
  } else if (event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    form.requestSubmit(form.querySelector("button"));
  }
}

function press(key) {
  const control = carrier(key);
  if (control?.dataset.focus) {
    control.focus();
    control.select?.();
  } else if (control?.href) return ask(control.href);
  else if (control?.type === "button") control.click();
  else if (control) return send(control.form, control);
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || by("keys")?.open !== false) return;
  if (event.target.matches(FIELDS)) return inField(event);
  const key = event.shiftKey && /^Digit\d$/.test(event.code) ? `Shift+${event.code.at(-1)}` : event.key;
  const native = event.target.matches("button, a, summary") && (key === "Enter" || key === " ");
  if (native || !carrier(key) || !(NAMED.test(key) || by("keys-on").checked)) return;
  event.preventDefault();
  if (!event.repeat || key.startsWith("Arrow")) after(() => press(key));
});

// --- letters can be switched off, for those who dictate, or whose screen reader has its own ---

by("keys-on").checked = localStorage.getItem(KEYS) !== "off";
by("keys-on").addEventListener("change", (event) => localStorage.setItem(KEYS, event.target.checked ? "on" : "off"));

by("here").focus({ preventScroll: true });
reveal();
