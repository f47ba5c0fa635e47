/** Search page: filters the catalogue while one types; after a search that was sent, asks how easy finding was. */
{
  const { shop, teas } = window;
  const address = new URLSearchParams(location.search);
  const field = document.querySelector("#query");
  const kind = address.get("kind");

  function matches(tea, words) {
    const text = `${tea.name} ${tea.kind} tea ${tea.notes} ${tea.story}`.toLowerCase();
    return (kind === null || tea.kind === kind) && words.every((word) => text.includes(word));
  }

  function showResults() {
    const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    const found = teas.filter((tea) => matches(tea, words));
    shop.showCards(document.querySelector("#results"), found);
    document.querySelector("#count").textContent = found.length === 1 ? "1 tea" : `${found.length} teas`;
    document.querySelector("#nothing").hidden = found.length > 0;
    return found.length;
  }

  for (const link of document.querySelectorAll("[data-kind]")) {
    if (link.dataset.kind === (kind ?? "")) link.setAttribute("aria-current", "true");
  }
  field.value = address.get("q") ?? "";
  field.addEventListener("input", showResults);
  const results = showResults();
  if (field.value.trim() !== "") window.asklet("touchpoint", "search", { results });
}
