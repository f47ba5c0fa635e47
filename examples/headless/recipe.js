/** Paints the prompt with what the page has already. Asklet decides whether it is asked, and keeps what is said. */
const form = document.querySelector("#rating");
const thumbs = [...form.querySelectorAll(".thumbs button")];
const label = form.querySelector("label");
const comment = form.querySelector("textarea");
const [send, close] = form.querySelectorAll(".end button");
const status = form.querySelector("[role=status]");

// Promises are the script's: it may not be there yet.
void window.asklet("ready", (asklet) => {
  void asklet("ask", "recipe").then((prompt) => prompt && paint(prompt, asklet));
});

function paint(prompt, asklet) {
  const { question, followUp, thanks, chrome, faces, language, dir } = prompt.wording;
  // Nothing here has bands in between: up is positive, down is negative.
  const bandOf = (value) => (value === 1 ? "positive" : "negative");
  Object.assign(form, { lang: language, dir, hidden: false });
  form.querySelector("#asked").textContent = question;
  for (const thumb of thumbs) {
    thumb.querySelector("path").setAttribute("d", faces[thumb.value]);
    thumb.querySelector("span").textContent = thumb.value === "1" ? chrome.up : chrome.down;
  }
  send.textContent = chrome.send;
  close.textContent = chrome.close;

  let answer;
  for (const thumb of thumbs) {
    thumb.addEventListener("click", () => {
      answer = Number(thumb.value);
      prompt.answer(answer);
      for (const one of thumbs) one.ariaPressed = String(one === thumb);
      label.firstElementChild.textContent = followUp.text[bandOf(answer)];
      label.hidden = send.hidden = false;
    });
  }
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    prompt.followUp(comment.value.trim());
    prompt.close();
    leave(thanks[bandOf(answer)]);
  });
  form.addEventListener("reset", () => {
    prompt.close();
    leave("");
  });
  // Taken away by the page, an event of its rules, or the end of consent.
  asklet("on", "skipped", ({ touchpoint, reason }) => {
    if (touchpoint === "recipe" && /^(closed|cancelled|consent-missing)$/.test(reason)) leave("");
  });
  whenSeen(form, prompt.shown);
}

/** Shown is: at least half in sight for a second. */
function whenSeen(element, seen) {
  let timer;
  const observer = new IntersectionObserver(
    ([{ isIntersecting }]) => {
      clearTimeout(timer);
      if (isIntersecting) timer = setTimeout(() => seen(), 1000);
    },
    { threshold: 0.5 },
  );
  observer.observe(element);
}

function leave(words) {
  for (const part of [form.querySelector("#asked"), form.querySelector(".thumbs"), label, send, close]) part.remove();
  status.textContent = words;
  form.hidden = !words;
}
