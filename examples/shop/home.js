/** Home page: four teas. The question `arrive` comes by itself, see touchpoints/arrive.json. */
window.shop.showCards(document.querySelector("#shelf"), window.teas.slice(0, 4));
