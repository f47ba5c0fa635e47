/** Tracking page: once the customer says that the parcel is there, asks about the delivery. */
{
  const { shop } = window;
  const order = shop.order();
  const pickup = order.method === "pickup";
  const arrived = document.querySelector("#arrived");
  const status = document.querySelector("#status");
  document.querySelector("#number").textContent = order.number;
  document.querySelector("#lines").append(...shop.orderLines(order.basket));
  if (pickup) document.querySelector("#last-step").textContent = "At the pick-up point";
  status.textContent = pickup ? "It is waiting for you at the pick-up point." : "The courier is on the way to you.";

  arrived.addEventListener("click", () => {
    for (const step of document.querySelectorAll("#steps li")) {
      step.className = "done";
      step.removeAttribute("aria-current");
    }
    status.textContent = "Your parcel has arrived. Put the kettle on!";
    status.focus();
    arrived.parentElement.hidden = true;
    window.asklet("touchpoint", "delivery", { method: order.method });
  });
}
