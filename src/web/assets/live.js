
// ---- live: who else is here, and what changes while one looks on ------------------------------
const live = { open: false };
{
  const line = document.querySelector("[data-live]");
  const parts = { lost: "", here: "", changed: "" };
  const show = () => {
    const said = Object.values(parts).filter((words) => words !== "");
    line.hidden = said.length === 0;
    line.replaceChildren(...said.flatMap((words, nth) => (nth > 0 ? [" ", words] : [words])));
  };
  const again = (words) => {
    const link = document.createElement("a");
    link.href = location.pathname + location.search;
    link.textContent = words;
    return link;
  };

  // ---- the galley: its marks by claim, changed where they stand
  const marks = new Map();
  for (const one of document.querySelectorAll(".proof [data-c], .proof .no")) {
    const id = one.dataset.c ?? one.getAttribute("href").slice("/c/".length);
    if (!marks.has(id)) marks.set(id, []);
    marks.get(id).push(one);
  }
  const mark = (claim) => {
    for (const one of marks.get(claim.id) ?? []) {
      if (one.classList.contains("no")) {
        const number = one.id.slice("mark-".length);
        const doubt = claim.doubt ? "?" : "";
        const initials = document.createElement("i");
        initials.textContent = claim.initials ?? "";
        const gap = claim.initials ? " " : "";
        one.replaceChildren(`${number}${doubt}${gap}`, initials);
        one.setAttribute("aria-label", `Claim ${one.textContent}, ${claim.state}${doubt && ", doubtful"}`);
        continue;
      }
      const level = [...one.classList].find((name) => /^l\d$/.test(name)) ?? "l0";
      const now = one.classList.contains("now") ? " now" : "";
      const looks = `u ${level} ${claim.state}${claim.doubt ? " doubt" : ""}${now}`;
      if (one.className !== looks) one.className = looks;
    }
  };

  const states = (news) => {
    const { claim, version, draftNumber, all } = line.dataset;
    live.seen = news.seq;
    if (draftNumber && Number(draftNumber) !== news.draft) parts.changed = again("There is a new draft: see it.");
    for (const one of news.claims) {
      if (marks.has(one.id)) mark(one);
      else if (all !== undefined) parts.changed = again("Claims have been added: see them.");
      if (one.id === claim && one.version > Number(version)) {
        const by = one.initials ? ` (${one.initials})` : "";
        parts.changed = document.createElement("span");
        parts.changed.append(`This claim has changed while you had it open: it is ${one.state} now${by}. What you typed is kept. `, again("See it."));
      }
    }
    show();
  };

  const here = ({ others }) => {
    const { claim, me } = line.dataset;
    const called = (who) => (who === me ? "another window of yours" : who);
    const close = others.filter((one) => claim && one.claim === claim);
    const named = close.length > 0 ? close : others;
    const number = (id) => marks.get(id)?.find((one) => one.classList.contains("no"))?.id.slice("mark-".length);
    const told = named.map((one) => (number(one.claim) ? `${called(one.who)} (claim ${number(one.claim)})` : called(one.who)));
    const names = [...new Set(told)].slice(0, 8).join(", ");
    if (names === "") parts.here = "";
    else if (close.length > 0) parts.here = `This claim is open elsewhere too: ${names}.`;
    else parts.here = `Also in this article: ${names}.`;
    show();
  };

  let stream = null;
  let fails = 0;
  let later = 0;
  const stop = () => {
    clearTimeout(later);
    stream?.close();
    stream = null;
    live.open = false;
  };
  const start = () => {
    if (stream || document.hidden) return;
    stream = new EventSource(`/live?${line.dataset.live}&seen=${live.seen}`);
    stream.addEventListener("open", () => {
      fails = 0;
      live.open = true;
      parts.lost = "";
      show();
    });
    stream.addEventListener("here", (event) => here(JSON.parse(event.data)));
    stream.addEventListener("states", (event) => states(JSON.parse(event.data)));
    stream.addEventListener("error", () => {
      stop();
      fails += 1;
      if (fails > 1) {
        parts.lost = "No connection to the desk, or it asks you to log in again. What you type is kept in this browser.";
        parts.here = "";
        show();
      }
      later = setTimeout(start, Math.min(500 * 2 ** fails, 15000));
    });
  };
  if (line) {
    live.seen = line.dataset.seq;
    start();
    // A page in the background would hold a connection that others need.
    document.addEventListener("visibilitychange", () => {
      clearTimeout(later);
      if (document.hidden) later = setTimeout(stop, 20000);
      else start();
    });
    addEventListener("pagehide", stop);
    addEventListener("pageshow", start);
    addEventListener("online", start);
  }
}
