/** The example call on this page names the address that the demo really runs at. */
document.querySelector("#origin").textContent = location.origin;
