/** Basket page: change and remove. The question `basket` comes by itself, see touchpoints/basket.json. */
{
  const { shop } = window;
  const list = document.querySelector("#lines");

  function setCount(slug, count) {
    const pieces = { ...shop.basket(), [slug]: count };
    if (count === 0) delete pieces[slug];
    shop.setBasket(pieces);
    showSum();
  }

  function countField(tea, count) {
    const field = shop.element("select", { "aria-label": `Pieces of ${tea.name}` });
    for (let pieces = 1; pieces <= 9; pieces += 1) field.append(new Option(String(pieces), String(pieces)));
    field.value = String(count);
    field.addEventListener("change", () => setCount(tea.slug, Number(field.value)));
    return field;
  }

  function line([slug, count]) {
    const tea = shop.findTea(slug);
    if (!tea) return [];
    const link = shop.element("a", { href: `product.html?tea=${slug}` }, tea.name);
    const price = shop.element("small", {}, `${shop.money.format(tea.price)} for 50 g`);
    const remove = shop.element(
      "button",
      { type: "button", class: "quiet", "aria-label": `Remove ${tea.name}` },
      "Remove",
    );
    const item = shop.element(
      "li",
      {},
      shop.picture(tea),
      shop.element("div", {}, link, price),
      countField(tea, count),
      remove,
    );
    remove.addEventListener("click", () => {
      item.remove();
      setCount(slug, 0);
      document.querySelector("h1").focus();
    });
    return [item];
  }

  function showSum() {
    const pieces = shop.basket();
    const count = shop.countOf(pieces);
    const empty = count === 0;
    // Nobody is asked what keeps them from ordering nothing.
    window.asklet("set", { pieces: count });
    document.querySelector("#total").textContent = shop.money.format(shop.totalOf(pieces));
    document.querySelector("#full").hidden = empty;
    document.querySelector("#empty").hidden = !empty;
  }

  list.append(...Object.entries(shop.basket()).flatMap(line));
  shop.keepLanguage();
  showSum();
}
