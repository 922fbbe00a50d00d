
// ---- the galley: from claim to claim by keys, settled in place ---------------------------------
{
  const marks = [...document.querySelectorAll(".proof .no")];
  const idOf = (mark) => mark.getAttribute("href").slice("/c/".length);
  const beside = new Map();
  const withIt = (id) => {
    if (beside.size === 0) {
      for (const one of document.querySelectorAll(".proof [data-c], .proof [data-of]")) {
        const of = one.dataset.c ?? one.dataset.of;
        if (!beside.has(of)) beside.set(of, []);
        beside.get(of).push(one);
      }
    }
    return beside.get(id) ?? [];
  };
  let at = -1;
  let drawer = null;

  const leave = () => {
    if (at < 0) return;
    for (const one of [marks[at], ...withIt(idOf(marks[at]))]) one.classList.remove("now");
  };
  const go = (to) => {
    if (to < 0 || to >= marks.length) return;
    leave();
    at = to;
    for (const one of [marks[at], ...withIt(idOf(marks[at]))]) {
      one.classList.add("now");
      if (one.matches("details")) one.open = true;
    }
    marks[at].focus({ preventScroll: true });
    if (drawer) fill();
    else marks[at].scrollIntoView({ block: "center" });
  };
  // The words of the claim are read above the form that is laid over the page.
  const above = () => {
    const words = withIt(idOf(marks[at])).find((one) => one.dataset.c) ?? marks[at];
    const free = drawer.getBoundingClientRect().top;
    scrollBy({ top: words.getBoundingClientRect().top - Math.max(16, free / 3), behavior: "instant" });
  };

  const close = () => {
    drawer?.remove();
    drawer = null;
    document.body.classList.remove("with-drawer");
    marks[at]?.focus({ preventScroll: true });
  };
  const draw = () => {
    if (drawer) return;
    drawer = document.createElement("aside");
    drawer.className = "drawer";
    drawer.setAttribute("aria-label", "The claim one is at");
    document.body.append(drawer);
    document.body.classList.add("with-drawer");
  };

  let asked = 0;
  const fill = async (key) => {
    const turn = (asked += 1);
    above();
    const [mark, id] = [marks[at], idOf(marks[at])];
    const page = await fetch(`/c/${id}`).then((answer) => answer.text()).catch(() => "");
    if (turn !== asked || !drawer) return;
    const work = new DOMParser().parseFromString(page, "text/html").querySelector("#work");
    const head = document.createElement("header");
    const title = document.createElement("h2");
    const words = withIt(id).filter((one) => one.dataset.c).map((one) => one.textContent).join(" ");
    title.textContent = `Claim ${mark.id.slice("mark-".length)}: “${words}”`;
    const shut = document.createElement("button");
    shut.type = "button";
    shut.className = "quiet";
    shut.textContent = "Close";
    shut.addEventListener("click", close);
    head.append(title, shut);
    const body = work ? document.adoptNode(work) : document.createElement("p");
    if (!work) body.textContent = "No connection to the desk, or it asks you to log in again.";
    drawer.replaceChildren(head, body);
    for (const form of body.querySelectorAll?.("form") ?? []) {
      const to = form.elements.back ?? Object.assign(document.createElement("input"), { type: "hidden", name: "back" });
      to.value = `${location.pathname}${location.search}#${mark.id}`;
      form.append(to);
      if (form.matches(".verdict")) form.addEventListener("submit", save);
    }
    attach(drawer);
    drawer.scrollTop = 0;
    above();
    const first = key && named(key);
    if (first) press(first);
    else (drawer.querySelector(".verdict input[type=radio]:checked") ?? drawer.querySelector(".verdict input[type=radio]"))?.focus({ preventScroll: true });
  };

  const say = (words) => {
    let line = document.querySelector(".drawer .said, .head .told");
    if (!line) {
      line = document.createElement("p");
      line.className = "told";
      line.setAttribute("role", "status");
      document.querySelector(".head")?.append(line);
    }
    line.textContent = words;
    toSight(line);
  };

  const save = async (event) => {
    event.preventDefault();
    const form = event.target;
    const goesOn = event.submitter?.value === "next";
    const fields = new URLSearchParams(new FormData(form));
    const answer = await fetch(form.action, { method: "POST", body: fields }).catch(() => null);
    sessionStorage.removeItem("sent");
    onTheWay.delete(form);
    if (!answer) {
      say("Not sent: no connection to the desk. What you typed is kept in this browser.");
      return;
    }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!answer.ok || !answer.redirected || page.querySelector("input[type=password]")) {
      // The desk has something to say that needs a page of its own; nothing was stored.
      sessionStorage.setItem("sent", form.dataset.draft);
      form.submit();
      return;
    }
    form.dispatchEvent(new Event("saved"));
    if (!live.open) {
      location.assign(answer.url);
      return;
    }
    const lacks = new URL(answer.url).searchParams.has("lacks");
    const settled = page.querySelector(".head > .meta");
    if (settled) document.querySelector(".head > .meta")?.replaceWith(document.adoptNode(settled));
    const undo = page.querySelector(".undo");
    if (undo) document.querySelector(".undo")?.replaceWith(document.adoptNode(undo));
    say(page.querySelector(".told")?.textContent ?? "Saved.");
    // Whoever was to go on is held by what is missing; what they typed stands in the form.
    if (lacks && goesOn) fill();
    else if (goesOn && at + 1 < marks.length) go(at + 1);
    else close();
  };

  if (marks.length > 0) {
    pageKeys.push(["j", "next claim"], ["k", "previous claim"], ["v", "settle the claim here"], ["Enter", "open its page"], ["1", "settle it with the first verdict, and so on"]);
    takesFirst.push((key) => {
      if (key === "j" || key === "k") {
        go(at < 0 ? 0 : at + (key === "j" ? 1 : -1));
        return true;
      }
      if (key === "Escape" && drawer) {
        close();
        return true;
      }
      const elsewhere = /^[pax]$/.test(key) && withIt(idOf(marks[Math.max(at, 0)])).some((one) => one.matches(".flag")) && !named(key);
      if ((key === "v" || /^[1-9]$/.test(key) || elsewhere) && at >= 0 && !drawer) {
        draw();
        fill(key === "v" ? null : key);
        return true;
      }
      return false;
    });
    // A tap on the words of a claim opens it here; words that are selected become a claim instead.
    document.querySelector("main").addEventListener("click", (event) => {
      const words = event.target.closest(".proof [data-c]");
      if (!words || event.ctrlKey || event.metaKey || event.shiftKey || !getSelection().isCollapsed) return;
      const to = marks.findIndex((mark) => idOf(mark) === words.dataset.c);
      if (to < 0) return;
      event.preventDefault();
      draw();
      go(to);
    });
    const started = () => {
      const of = document.getElementById(location.hash.slice(1))?.dataset.of;
      const to = marks.findIndex((mark) => `#${mark.id}` === location.hash || idOf(mark) === of);
      if (to >= 0) go(to);
    };
    started();
    addEventListener("hashchange", started);
  }

  // A short address: what is not asked for is not in it.
  for (const form of document.querySelectorAll("form.filters")) {
    form.addEventListener("submit", () => {
      for (const one of form.elements) if (one.matches("select") && one.value === "") one.disabled = true;
    });
  }
}
