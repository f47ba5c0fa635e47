/** Script of pages with something to copy: a button beside a text takes it to the clipboard, and says so. */

for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-copies]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const text = document.getElementById(button.dataset["copies"] ?? "")?.textContent ?? "";
    navigator.clipboard.writeText(text).then(
      () => (button.textContent = button.dataset["copied"] ?? ""),
      // Refused: the text can be marked by hand.
      () => (button.hidden = true),
    );
  });
}
