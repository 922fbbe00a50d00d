// Keys and the sheet of keys. Every page works without it; it only makes them quicker. The files
// beside this one follow it in one module, each in a block of its own.

document.documentElement.classList.add("js");

const typing = (target) => target.closest("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]");
// What is folded away cannot be meant, nor the flags of a claim that nobody has gone to.
const within = (one) => !one.closest("[data-of]") || one.closest(".now");
const seen = (one) => one.type === "radio" ? one.parentElement.offsetParent !== null : one.offsetParent !== null;
const keyed = () => [...document.querySelectorAll("[data-key]")].filter((one) => within(one) && seen(one));

// What is to be done with parts that come into the page later.
const attaching = [];
const attach = (part) => attaching.forEach((does) => does(part));
// What takes a key before the page does, and what the sheet says of such keys.
const takesFirst = [];
const pageKeys = [];

// ---- keys: each element that has one says so in data-key ----------------------------------

function press(one) {
  if (one.matches("input[type=radio]")) {
    one.checked = true;
    one.focus();
    one.dispatchEvent(new Event("input", { bubbles: true }));
    one.dispatchEvent(new Event("change", { bubbles: true }));
  } else if (one.matches("input, textarea, select")) {
    one.focus();
  } else {
    one.click();
    const field = one.matches("summary") && one.parentElement.open && one.parentElement.querySelector("textarea, input:not([type=hidden]), select");
    if (field) field.focus();
  }
}

// The nearest that has the key: in a form laid over the page, beside the claim one is at, anywhere.
function named(key) {
  for (const scope of [".drawer", ".pick", ".now"].flatMap((one) => [...document.querySelectorAll(one)]).concat(document)) {
    const found = [...scope.querySelectorAll(`[data-key="${CSS.escape(key)}"]`)].find((one) => within(one) && seen(one));
    if (found) return found;
  }
  return null;
}

addEventListener("keydown", (event) => {
  if (event.altKey || event.metaKey || event.isComposing) return;
  const target = event.target instanceof Element ? event.target : document.body;
  if (event.key === "Escape" && typing(target)) {
    target.blur();
    return;
  }
  if (event.key === "Enter" && event.ctrlKey) {
    if (event.repeat) return;
    const go = (target.closest("form") ?? document.querySelector("form.verdict"))?.querySelector("[data-key='Ctrl Enter'], [data-key=Enter], p button");
    if (go) {
      event.preventDefault();
      go.click();
    }
    return;
  }
  if (event.ctrlKey || typing(target)) return;
  if (event.key === "?") {
    event.preventDefault();
    sheet();
    return;
  }
  if (event.key === "Enter" && target.matches("a, button, summary")) return;
  if (takesFirst.some((takes) => takes(event.key))) {
    event.preventDefault();
    return;
  }
  const one = named(event.key);
  if (!one) return;
  event.preventDefault();
  press(one);
});

// A form is on its way once: a second stroke or click meanwhile sends nothing.
const onTheWay = new WeakSet();
addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post") return;
  if (onTheWay.has(form)) {
    event.preventDefault();
    event.stopImmediatePropagation();
    return;
  }
  onTheWay.add(form);
  // Whatever has become of it, after that long one may try again.
  setTimeout(() => onTheWay.delete(form), 5000);
}, true);
// A form that a script has held back is not on its way; one of a verdict is sent by the script.
addEventListener("submit", (event) => {
  if (event.defaultPrevented && !event.target.matches(".verdict")) onTheWay.delete(event.target);
});
addEventListener("pageshow", () => document.querySelectorAll("form").forEach((form) => onTheWay.delete(form)));

// What was just done is told at the head of a page; where one is farther down, it is told there.
function toSight(told) {
  if (!told) return;
  const { top, bottom } = (told.parentElement ?? told).getBoundingClientRect();
  const passes = told.classList.contains("floats") || bottom < 0 || top > innerHeight || told.getBoundingClientRect().bottom < 0;
  told.classList.toggle("floats", passes);
  clearTimeout(toSight.later);
  toSight.later = setTimeout(() => told.classList.remove("floats"), 9000);
}
// Where it stands comes into sight: there it is read, and covers nothing.
addEventListener("scroll", () => {
  const told = document.querySelector(".told.floats");
  const place = told?.parentElement.getBoundingClientRect();
  if (place && place.top >= 0 && place.top < innerHeight) told.classList.remove("floats");
}, { passive: true });

function words(one) {
  if (one.matches("input[type=radio]")) return said(one.parentElement);
  const label = one.closest("label")?.firstChild ?? null;
  return one.getAttribute("aria-label") ?? said(label ?? one);
}

// The words of a part, without the signs of its keys and what is said in small print.
function said(part) {
  if (part.nodeType !== Node.ELEMENT_NODE) return part.textContent.trim();
  const copy = part.cloneNode(true);
  for (const one of copy.querySelectorAll("kbd, .meta, select, textarea")) one.remove();
  return copy.textContent.trim().replace(/\s+/g, " ");
}

function sheet() {
  document.querySelector("dialog.keys")?.remove();
  const dialog = document.createElement("dialog");
  dialog.className = "keys";
  const title = document.createElement("h2");
  title.textContent = "Keys of this page";
  const list = document.createElement("dl");
  const rows = [...pageKeys];
  for (const one of keyed()) {
    if (!rows.some(([key]) => key === one.dataset.key)) rows.push([one.dataset.key, words(one)]);
  }
  const sends = rows.find(([key]) => key === "Ctrl Enter");
  if (sends) sends[1] += "; in another form, send that";
  else rows.push(["Ctrl Enter", "send the form you are in"]);
  rows.push(["Esc", "leave a field"], ["?", "this sheet"]);
  for (const [key, what] of rows) {
    const term = document.createElement("dt");
    const sign = document.createElement("kbd");
    sign.textContent = key;
    term.append(sign);
    const meaning = document.createElement("dd");
    meaning.textContent = what;
    list.append(term, meaning);
  }
  const close = document.createElement("button");
  close.textContent = "Close";
  close.addEventListener("click", () => dialog.close());
  dialog.append(title, list, close);
  document.body.append(dialog);
  dialog.showModal();
}
