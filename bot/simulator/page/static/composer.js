// The composer: completion of commands and mentions, what was sent before, Enter to send.
// Listeners sit on the document, so that they outlive every refresh of #workspace.

const composers = "textarea[name=text]";
const listOf = (box) => box.form.querySelector(".completions");
const sent = () => JSON.parse(sessionStorage.getItem("sent") ?? "[]");

function setText(box, text) {
  box.value = text;
  box.setSelectionRange(text.length, text.length);
  offer(box);
}

/** The beginning of a mention before the caret, such as "@mi"; undefined when there is none. */
const mention = (box) => box.value.slice(0, box.selectionStart).match(/(?<!\S)@[\w.-]*$/)?.[0];

/** The first word after a command, or after the bot's name alone, and the kinds of things that it may name. */
function subject(box) {
  const text = box.value.slice(0, box.selectionStart);
  const commands = [...listOf(box).querySelectorAll("[data-command]")].map((option) => option.dataset);
  const given = commands.filter(({ command }) => text.startsWith(command + " ")).at(-1);
  const before = given?.command ?? text.match(/^[/@]dpc/)?.[0];
  const begun = text.slice(before?.length).match(/^ +(\S+)$/)?.[1];
  return before && begun && { begun, takes: given?.takes.split(" ") };
}

/** Whether the name of an option, or a word of what it means, begins like this. */
function isCalled(option, begun) {
  const words = option.textContent.toLowerCase().split(/[\s·]+/);
  return words.some((word) => word.startsWith(begun.toLowerCase()));
}

/** Whether an option goes on with what was typed. */
function isMeant(option, box, about) {
  const { command, subject, kind, person } = option.dataset;
  if (command) return box.value !== "" && command.startsWith(box.value) && command !== box.value.trimEnd();
  if (person) return person.startsWith(mention(box) ?? " ") && person !== mention(box);
  const isTaken = about && (about.takes?.includes(kind) ?? true);
  return Boolean(isTaken) && isCalled(option, about.begun) && subject !== about.begun;
}

/** Shows the commands that begin like the text, and whom or what it is about to name. */
function offer(box) {
  const list = listOf(box);
  const options = [...list.children];
  const about = subject(box);
  for (const option of options) option.hidden = !isMeant(option, box, about);
  mark(box, null);
  list.hidden = options.every((option) => option.hidden);
}

/** Puts what an option offers in the place of what was begun. */
function take(box, { dataset: { command, subject: name, person } }) {
  if (command) return setText(box, command + " ");
  const end = box.selectionStart;
  const begun = name ? subject(box).begun : mention(box);
  box.setRangeText((name ?? person) + " ", end - begun.length, end, "end");
  offer(box);
}

const hide = (box) => (listOf(box).hidden = true);

/** Makes one option the active one, or none. */
function mark(box, chosen) {
  for (const option of listOf(box).children) {
    option.setAttribute("aria-selected", String(option === chosen));
  }
  chosen?.scrollIntoView({ block: "nearest" });
  if (chosen) box.setAttribute("aria-activedescendant", chosen.id);
  else box.removeAttribute("aria-activedescendant");
}

/** Handles a key while commands are offered; false when the key is not for them. */
function completionKey(event, box) {
  if (listOf(box).hidden) return false;
  const options = [...listOf(box).children].filter((option) => !option.hidden);
  const active = options.findIndex((option) => option.ariaSelected === "true");
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) mark(box, options.at((active + step + (active < 0 && step < 0)) % options.length));
  else if (event.key === "Tab" && !event.shiftKey) take(box, options[Math.max(active, 0)]);
  else if (event.key === "Enter" && active >= 0) take(box, options[active]);
  else if (event.key === "Escape") hide(box);
  else return false;
  return true;
}

/** Goes through what was sent before, as long as the text is one of these or empty. */
function historyKey(event, box) {
  const lines = [...sent(), ""];
  const place = box.value === "" ? lines.length - 1 : lines.lastIndexOf(box.value);
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (!step || place < 0 || lines[place + step] === undefined) return false;
  setText(box, lines[place + step]);
  hide(box);
  return true;
}

document.addEventListener("keydown", (event) => {
  // Enter also ends the conversion of kana to kanji, and then sends nothing; 229 is Safari's way
  // of saying so.
  if (event.isComposing || event.keyCode === 229) return;
  const box = event.target.closest(composers);
  if (box && completionKey(event, box)) event.preventDefault();
  else if (box && historyKey(event, box)) event.preventDefault();
  else if (box && event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    box.form.requestSubmit();
  }
});

document.addEventListener("input", (event) => {
  if (event.target.matches(composers)) offer(event.target);
});

document.addEventListener("focusout", (event) => {
  if (event.target.matches(composers)) hide(event.target);
});

document.addEventListener("pointerdown", (event) => {
  const option = event.target.closest(".completions li");
  if (!option) return;
  event.preventDefault(); // keeps the focus in the box
  take(option.closest("form").elements.text, option);
});

// The text leaves the box as soon as it is on its way, and comes back if it did not arrive.
document.addEventListener("htmx:config:request", (event) => {
  const { ctx } = event.detail;
  if (ctx.request.method === "POST") document.querySelector("#notice").textContent = "";
  if (!ctx.sourceElement.matches("form.composer")) return;
  const box = ctx.sourceElement.elements.text;
  const text = box.value.trim();
  if (!text) return event.preventDefault();
  ctx.unsent = box.value;
  sessionStorage.setItem("sent", JSON.stringify([...sent().filter((line) => line !== text), text].slice(-50)));
  setText(box, "");
  box.closest(".pane").querySelector(".scroller").scrollTop = 0; // its bottom: the rows grow upwards
});

function bringBack(event) {
  const { ctx } = event.detail;
  const box = ctx?.unsent && ctx.sourceElement.elements.text;
  if (box && !box.value) setText(box, ctx.unsent);
}
document.addEventListener("htmx:response:error", bringBack);
document.addEventListener("htmx:error", bringBack);
