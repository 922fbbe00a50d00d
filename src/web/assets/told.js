
// ---- what was just done: one stays where one was, and is told in sight --------------------------
{
  const told = document.querySelector(".told");
  const was = JSON.parse(sessionStorage.getItem("was") ?? "null");
  sessionStorage.removeItem("was");
  // The same page again, after an act on it: where one was, and not at its head.
  if (told && was?.path === location.pathname && location.hash === "") scrollTo({ top: was.top, behavior: "instant" });
  addEventListener("submit", (event) => {
    if (event.target.method !== "post") return;
    sessionStorage.setItem("was", JSON.stringify({ path: location.pathname, top: scrollY }));
  });
  toSight(told);
  // Whoever hears the page hears it first, and goes on from there.
  if (told && document.activeElement === document.body) {
    told.tabIndex = -1;
    told.focus({ preventScroll: true });
  }

  // An answer is written down where the question stands; the others stay where they are.
  const write = async (event) => {
    event.preventDefault();
    const form = event.target;
    const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) }).catch(() => null);
    onTheWay.delete(form);
    sessionStorage.removeItem("sent");
    const page = answer ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
    if (answer && (!answer.ok || !answer.redirected || page.querySelector("input[type=password]"))) {
      sessionStorage.setItem("sent", form.dataset.draft);
      form.submit();
      return;
    }
    const line = Object.assign(document.createElement("p"), { className: "told" });
    line.setAttribute("role", "status");
    if (!answer) {
      line.textContent = "Not sent: no connection to the desk. What you typed is kept in this browser.";
      form.querySelector(".told")?.remove();
      form.append(line);
      return;
    }
    form.dispatchEvent(new Event("saved"));
    const card = form.closest("article");
    const said = document.createElement("p");
    said.append(Object.assign(document.createElement("q"), { textContent: form.elements.words.value.trim() }));
    line.replaceChildren(...(page.querySelector(".told")?.childNodes ?? []));
    for (const one of card.querySelectorAll("form")) one.remove();
    card.classList.replace("doubt", "closed") || card.classList.add("closed");
    card.append(said, line);
    line.tabIndex = -1;
    line.focus({ preventScroll: true });
  };
  for (const form of document.querySelectorAll("form[data-in-place]")) form.addEventListener("submit", write);
}
