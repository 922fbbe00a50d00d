// Keys, drafts and the sheet of keys. Every page works without it; it only makes them quicker.

const typing = (target) => target.closest("input:not([type=radio]), textarea, select, [contenteditable]");
const keyed = () => [...document.querySelectorAll("[data-key]")].filter((one) => one.offsetParent !== null || one.type === "radio");

// ---- keys: each element that has one says so in data-key ----------------------------------

function press(one) {
  if (one.matches("input[type=radio]")) {
    one.checked = true;
    one.focus();
    one.dispatchEvent(new Event("change", { bubbles: true }));
  } else if (one.matches("input, textarea, select")) {
    one.focus();
  } else {
    one.click();
  }
}

addEventListener("keydown", (event) => {
  if (event.altKey || event.metaKey || event.isComposing) return;
  const target = event.target instanceof Element ? event.target : document.body;
  if (event.key === "Escape" && typing(target)) {
    target.blur();
    return;
  }
  if (event.key === "Enter" && event.ctrlKey) {
    const go = target.closest("form")?.querySelector("[data-key=Enter], button");
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
  const one = keyed().find((candidate) => candidate.dataset.key === event.key);
  if (!one) return;
  event.preventDefault();
  press(one);
});

function words(one) {
  if (one.matches("input[type=radio]")) return one.parentElement.textContent.trim().replace(/^\d+\s*/, "");
  const label = one.closest("label")?.firstChild?.textContent ?? one.getAttribute("aria-label");
  return (label ?? one.textContent).trim();
}

function sheet() {
  document.querySelector("dialog.keys")?.remove();
  const dialog = document.createElement("dialog");
  dialog.className = "keys";
  const title = document.createElement("h2");
  title.textContent = "Keys of this page";
  const list = document.createElement("dl");
  const rows = keyed().map((one) => [one.dataset.key, words(one)]);
  rows.push(["Esc", "leave a field"], ["Ctrl Enter", "send the form you are in"], ["?", "this sheet"]);
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

// ---- drafts: what is typed survives a reload and a lost connection -------------------------

// A form that was sent has led here by the server's "see there": only then is its draft done with.
const sent = sessionStorage.getItem("sent");
sessionStorage.removeItem("sent");
if (sent && performance.getEntriesByType("navigation")[0]?.redirectCount > 0) {
  localStorage.removeItem(sent);
}

for (const form of document.querySelectorAll("form[data-draft]")) {
  const name = `draft:${form.dataset.draft}`;
  const fields = () => [...form.elements].filter((one) => one.name && !["hidden", "file", "submit"].includes(one.type));
  try {
    const kept = JSON.parse(localStorage.getItem(name) ?? "{}");
    for (const one of fields()) {
      if (!(one.name in kept)) continue;
      if (one.type === "radio") one.checked = kept[one.name] === one.value;
      else one.value = kept[one.name];
    }
  } catch {
    localStorage.removeItem(name);
  }
  form.addEventListener("input", () => {
    const typed = {};
    for (const one of fields()) {
      if (one.type === "radio" ? one.checked : one.value !== one.defaultValue) typed[one.name] = one.value;
    }
    localStorage.setItem(name, JSON.stringify(typed));
  });
  form.addEventListener("submit", () => sessionStorage.setItem("sent", name));
}
