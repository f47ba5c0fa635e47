/** Checkout page: keeps the order for the tab and goes on to order.html. Name, e-mail and address are not even read. */
{
  const { shop } = window;
  const form = document.querySelector("#checkout");
  const pieces = shop.basket();
  const empty = shop.countOf(pieces) === 0;

  function showSum() {
    const shipping = shop.SHIPPING[form.elements.method.value];
    document.querySelector("#shipping").textContent = shop.money.format(shipping);
    document.querySelector("#total").textContent = shop.money.format(shop.totalOf(pieces) + shipping);
  }

  form.hidden = empty;
  document.querySelector("#empty").hidden = !empty;
  document.querySelector("#lines").append(...shop.orderLines(pieces));
  form.addEventListener("change", showSum);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    shop.setOrder({
      number: `KW-${1000 + Math.floor(Math.random() * 9000)}`,
      basket: pieces,
      method: form.elements.method.value,
      plan: form.elements.member.checked ? "member" : "guest",
    });
    shop.setBasket({});
    location.assign(shop.address("order.html"));
  });
  showSum();
}
