/** What a page does on its own: a basket that counts, and a form that stays. No promises: see trace.ts. */
const count = document.querySelector("#count");
document.querySelector("#add").addEventListener("click", () => {
  count.textContent = String(Number(count.textContent) + 1);
});
document.querySelector("#letter").addEventListener("submit", (event) => event.preventDefault());
