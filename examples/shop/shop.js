/** What every page shares: the basket (kept for the tab only), how a tea is drawn, and the language in the links. */
window.shop = (() => {
  const SHIPPING = { home: 4.9, pickup: 2.5 };
  const SAMPLE_ORDER = { number: "KW-2041", basket: { orchard: 1, "long-evening": 2 }, method: "home", plan: "guest" };
  const money = new Intl.NumberFormat("en-IE", { style: "currency", currency: "EUR" });

  function read(name) {
    try {
      return JSON.parse(sessionStorage.getItem(`kettlewren-${name}`));
    } catch {
      return null;
    }
  }

  function write(name, value) {
    try {
      sessionStorage.setItem(`kettlewren-${name}`, JSON.stringify(value));
    } catch {
      // A browser that keeps nothing still shows the pages.
    }
  }

  /** Pieces of 50 g by tea, for example `{ orchard: 2 }`. */
  const basket = () => read("basket") ?? {};
  const countOf = (pieces) => Object.values(pieces).reduce((sum, count) => sum + count, 0);
  const totalOf = (pieces) =>
    Object.entries(pieces).reduce((sum, [slug, count]) => sum + count * (findTea(slug)?.price ?? 0), 0);
  const findTea = (slug) => window.teas.find((tea) => tea.slug === slug);

  function setBasket(pieces) {
    write("basket", pieces);
    showCount();
  }

  function showCount() {
    const count = countOf(basket());
    const badge = document.querySelector("[data-basket-count]");
    badge.hidden = count === 0;
    badge.textContent = String(count);
  }

  function element(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  /** The tea in its cup, seen from above. */
  function cup(tea) {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("viewBox", "0 0 120 120");
    svg.setAttribute("aria-hidden", "true");
    for (const symbol of ["cup", tea.drawing]) {
      const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
      use.setAttribute("href", `drawings.svg#${symbol}`);
      svg.append(use);
    }
    return svg;
  }

  /** The cup on a ground of the tea's colour. */
  function picture(tea) {
    const ground = element("div", { class: "picture" }, cup(tea));
    ground.style.setProperty("--tea", tea.colour);
    return ground;
  }

  function card(tea) {
    const link = element("a", { href: `product.html?tea=${tea.slug}` }, tea.name);
    return element(
      "li",
      { class: "card" },
      picture(tea),
      element("h3", {}, link),
      element("p", { class: "notes" }, tea.notes),
      element("p", { class: "price" }, money.format(tea.price), " ", element("small", {}, "50 g")),
    );
  }

  /** Fills a list with cards, and keeps the language in their links. */
  function showCards(list, teas) {
    list.replaceChildren(...teas.map(card));
    keepLanguage();
  }

  /** One line of an order: tea, pieces and price. */
  function orderLines(pieces) {
    return Object.entries(pieces).flatMap(([slug, count]) => {
      const tea = findTea(slug);
      if (!tea) return [];
      const name = element("span", {}, `${count} × ${tea.name}`);
      return [element("li", {}, name, element("span", {}, money.format(count * tea.price)))];
    });
  }

  /** Puts `?lang=` into every link and form that stays in the shop. */
  function keepLanguage() {
    const language = new URLSearchParams(location.search).get("lang");
    if (language === null) return;
    for (const link of document.querySelectorAll("a[href]:not([data-language])")) {
      if (!/^(?:\.\/|[a-z]+\.html)/.test(link.getAttribute("href"))) continue;
      const url = new URL(link.href);
      url.searchParams.set("lang", language);
      link.href = url.href;
    }
    for (const form of document.querySelectorAll("form[action]:not(:has([name=lang]))")) {
      form.append(element("input", { type: "hidden", name: "lang", value: language }));
    }
  }

  /** Address of another page of the shop, in the language of this one. */
  function address(page) {
    const language = new URLSearchParams(location.search).get("lang");
    return language === null ? page : `${page}?lang=${language}`;
  }

  /** The language links keep what else the address says, and mark where we are. */
  function showLanguage() {
    for (const link of document.querySelectorAll("[data-language]")) {
      const url = new URL(location.href);
      url.searchParams.set("lang", link.dataset.language);
      link.href = url.href;
      if (link.dataset.language === document.documentElement.lang) link.setAttribute("aria-current", "true");
    }
  }

  showCount();
  showLanguage();
  keepLanguage();

  return {
    SHIPPING,
    address,
    basket,
    countOf,
    element,
    findTea,
    keepLanguage,
    money,
    orderLines,
    picture,
    setBasket,
    showCards,
    totalOf,
    order: () => read("order") ?? SAMPLE_ORDER,
    setOrder: (order) => write("order", order),
  };
})();
