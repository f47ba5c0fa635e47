/** Order placed: the moment of `checkout-done`, asked by code with the two properties that the touchpoint declares. */
{
  const { shop } = window;
  const order = shop.order();
  const shipping = shop.SHIPPING[order.method];
  document.querySelector("#number").textContent = order.number;
  document.querySelector("#lines").append(...shop.orderLines(order.basket));
  document.querySelector("#shipping").textContent = shop.money.format(shipping);
  document.querySelector("#total").textContent = shop.money.format(shop.totalOf(order.basket) + shipping);

  window.asklet("touchpoint", "checkout-done", { plan: order.plan, basketSize: shop.countOf(order.basket) });
}
