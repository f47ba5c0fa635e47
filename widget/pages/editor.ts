/** Script of the editor: whatever is changed in the form is painted in the preview beside it, and not lost without a word. Nothing is saved by it. */

/** From the last key to the first look. */
const PAUSE_MS = 200;

const form = document.querySelector<HTMLFormElement>("form[data-preview]");
const looks = document.querySelector<HTMLFormElement>("form.looks");
const frame = document.querySelector("iframe");
const fault = document.querySelector<HTMLElement>(".preview [role=status]");

/** The last request: an earlier one that comes later is not painted. */
let latest = 0;

async function look(form: HTMLFormElement, looks: HTMLFormElement, page: Window): Promise<void> {
  const own = ++latest;
  const body = new FormData(form);
  for (const [name, value] of new FormData(looks)) body.set(name, value);
  const response = await fetch(form.dataset["preview"] ?? "", { method: "POST", body });
  const text = await response.text();
  if (own !== latest || !fault) return;
  fault.hidden = response.ok;
  if (response.ok) page.postMessage(JSON.parse(text), location.origin);
  else fault.textContent = text;
}

/** Not every question has the site's colour before it is answered. */
function showAccent(looks: HTMLFormElement): void {
  if (new FormData(looks).get("state") !== "question") return;
  const answered = looks.querySelector<HTMLInputElement>("[name=state][value=positive]");
  if (answered) answered.checked = true;
}

/** What the form says, as one text. */
const written = (form: HTMLFormElement): string => JSON.stringify([...new FormData(form)]);

/** Asks whoever leaves without having saved. */
function keepEdits(form: HTMLFormElement): void {
  // What has been refused stands in the form, and nowhere else.
  const saved = document.querySelector(".faults") ? "" : written(form);
  let isSent = false;
  form.addEventListener("submit", () => (isSent = true));
  addEventListener("beforeunload", (event) => {
    if (!isSent && written(form) !== saved) event.preventDefault();
  });
}

if (form) keepEdits(form);
if (form && looks && frame) {
  let timer = 0;
  const soon = (): void => {
    frame.parentElement?.classList.toggle("phone", new FormData(looks).get("width") === "phone");
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      const page = frame.contentWindow;
      // Out of reach for a moment: the next change tries again.
      if (page) look(form, looks, page).catch(() => {});
    }, PAUSE_MS);
  };
  form.addEventListener("input", ({ target }) => {
    if (target instanceof HTMLInputElement && target.name === "accent") showAccent(looks);
    soon();
  });
  looks.addEventListener("change", soon);
  addEventListener("message", ({ source }) => source === frame.contentWindow && soon());
  soon();
}
