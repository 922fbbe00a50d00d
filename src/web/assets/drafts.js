
// ---- drafts: what is typed survives a reload, a lost connection and an expired login ---------
{
  const me = document.querySelector(".me")?.textContent.trim() ?? "";
  const at = (name) => `draft:${me}:${name}`;
  const drop = (names) => names.split(" ").forEach((name) => localStorage.removeItem(at(name)));
  const fields = (form) => [...form.elements].filter((one) => one.name && !["hidden", "file", "submit"].includes(one.type));

  // A form that was sent has led here by the server's "see there": only then is its draft done
  // with. A page that asks for a password has not saved anything.
  const sent = sessionStorage.getItem("sent");
  sessionStorage.removeItem("sent");
  const led = performance.getEntriesByType("navigation")[0]?.redirectCount > 0;
  if (sent && led && !document.querySelector("input[type=password]")) drop(sent);

  const typed = (form) => {
    const kept = {};
    for (const one of fields(form)) {
      if (one.type === "radio" || one.type === "checkbox") {
        if (one.checked !== one.defaultChecked && one.checked) kept[one.name] = one.value;
      } else if (one.matches("select")) {
        if (one.value !== ([...one.options].find((option) => option.defaultSelected) ?? one.options[0])?.value) kept[one.name] = one.value;
      } else if (one.value !== one.defaultValue) {
        kept[one.name] = one.value;
      }
    }
    return kept;
  };

  const tell = (form, words, discards) => {
    let line = form.querySelector(".kept");
    if (!line) {
      line = document.createElement("p");
      line.className = "kept meta";
      line.setAttribute("role", "status");
      form.append(line);
    }
    line.textContent = words;
    if (!discards) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "quiet";
    button.textContent = "Throw it away";
    button.addEventListener("click", () => {
      drop(form.dataset.draft);
      form.reset();
      line.remove();
    });
    line.append(" ", button);
  };

  const restore = (form) => {
    const kept = JSON.parse(localStorage.getItem(at(form.dataset.draft)) ?? "{}");
    let changed = false;
    for (const one of fields(form)) {
      if (!(one.name in kept)) continue;
      changed = true;
      if (one.type === "radio" || one.type === "checkbox") one.checked = kept[one.name] === one.value;
      else one.value = kept[one.name];
    }
    if (!changed) return;
    const folded = form.closest("details");
    if (folded) folded.open = true;
    tell(form, "This was kept in this browser and is not saved yet.", true);
  };

  const keep = (form) => {
    try {
      const now = typed(form);
      if (Object.keys(now).length === 0) {
        drop(form.dataset.draft);
        form.querySelector(".kept")?.remove();
        return;
      }
      localStorage.setItem(at(form.dataset.draft), JSON.stringify(now));
      tell(form, "Kept in this browser until you save it.", false);
    } catch {
      tell(form, "This browser cannot keep it: save it before you leave.", false);
    }
  };

  attaching.push((part) => {
    for (const form of part.querySelectorAll("form[data-draft]")) {
      try {
        restore(form);
      } catch {
        drop(form.dataset.draft);
      }
      form.addEventListener("input", () => keep(form));
      form.addEventListener("saved", () => drop(form.dataset.draft));
    }
    for (const form of part.querySelectorAll("form[data-draft], form[data-sends]")) {
      form.addEventListener("submit", () => sessionStorage.setItem("sent", form.dataset.sends ?? form.dataset.draft));
    }
    for (const link of part.querySelectorAll("[data-drop]")) {
      link.addEventListener("click", () => drop(link.dataset.drop));
    }
  });
}
