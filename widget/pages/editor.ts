/** Script of the editor: whatever is changed in the form is painted in the preview beside it. Nothing is saved by it. */

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
  form.addEventListener("input", soon);
  looks.addEventListener("change", soon);
  addEventListener("message", ({ source }) => source === frame.contentWindow && soon());
  soon();
}
