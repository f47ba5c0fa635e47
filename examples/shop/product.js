/** Product page: shows the tea of `?tea=`; once it lies in the basket, asks about its description. */
{
  const { shop, teas } = window;
  const tea = shop.findTea(new URLSearchParams(location.search).get("tea")) ?? teas[0];
  const put = (selector, text) => (document.querySelector(selector).textContent = text);

  document.title = `${tea.name} · Kettlewren`;
  document.querySelector("#picture").replaceWith(shop.picture(tea));
  put("#name", tea.name);
  put("#kind", `${tea.kind} tea`);
  put("#notes", tea.notes);
  put("#story", tea.story);
  put("#price", shop.money.format(tea.price));
  put("#grams", `${tea.brew.grams} g`);
  put("#celsius", `${tea.brew.celsius} °C`);
  put("#minutes", `${tea.brew.minutes} min`);
  put("#steeps", String(tea.brew.steeps));

  document.querySelector("#add").addEventListener("submit", (event) => {
    event.preventDefault();
    const pieces = shop.basket();
    const count = Number(document.querySelector("#pieces").value);
    shop.setBasket({ ...pieces, [tea.slug]: Math.min(9, (pieces[tea.slug] ?? 0) + count) });
    const link = shop.element("a", { href: "basket.html" }, "Go to the basket");
    document.querySelector("#added").replaceChildren(`${count} × 50 g added. `, link);
    shop.keepLanguage();
    window.asklet("touchpoint", "product", { kind: tea.kind });
  });

  const others = teas.filter((other) => other !== tea);
  const alike = others.filter((other) => other.kind === tea.kind);
  const different = others.filter((other) => other.kind !== tea.kind);
  shop.showCards(document.querySelector("#alike"), [...alike, ...different].slice(0, 4));
}
