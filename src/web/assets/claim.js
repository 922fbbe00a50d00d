
// ---- the claim: the right wording copied, an address saved on leaving its field -----------------
{
  const copied = async (button) => {
    const words = button.dataset.copy;
    try {
      await navigator.clipboard.writeText(words);
    } catch {
      // Without TLS a browser has no clipboard to offer; a field that is selected still has one.
      const field = Object.assign(document.createElement("textarea"), { value: words });
      document.body.append(field);
      field.select();
      document.execCommand("copy");
      field.remove();
    }
    button.textContent = "Copied";
  };

  const saveSource = async (form) => {
    const field = form.elements.source;
    if (!/^https?:\/\/\S+\.\S+$/u.test(field.value.trim()) || form.dataset.sending) return;
    form.dataset.sending = "1";
    const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) }).catch(() => null);
    delete form.dataset.sending;
    const page = answer?.ok && answer.redirected ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
    const list = page?.querySelector("#sources-of")?.parentElement.querySelector("ul");
    if (!list) return; // It stays in its field and in its draft; the button says what is wrong.
    form.parentElement.querySelector("ul").replaceWith(document.adoptNode(list));
    form.parentElement.querySelector("#sources-of + p.meta")?.remove();
    const version = page.querySelector("[name=if_version]")?.value;
    for (const one of document.querySelectorAll("[name=if_version]")) one.value = version;
    document.querySelector("[data-live]")?.setAttribute("data-version", version);
    const undo = page.querySelector(".undo");
    if (undo) document.querySelector(".undo")?.replaceWith(document.adoptNode(undo));
    form.dispatchEvent(new Event("saved"));
    form.reset();
    const line = form.querySelector(".kept") ?? form.appendChild(Object.assign(document.createElement("p"), { className: "kept meta" }));
    line.setAttribute("role", "status");
    line.textContent = page.querySelector(".told")?.textContent ?? "The source is cited.";
  };

  attaching.push((part) => {
    for (const would of part.querySelectorAll(".would")) {
      const field = would.closest("form").elements.correction;
      field.addEventListener("input", () => {
        would.querySelector("ins").textContent = field.value;
        would.hidden = field.value.trim() === "";
      });
    }
    for (const button of part.querySelectorAll("[data-copy]")) button.addEventListener("click", () => copied(button));
    for (const form of part.querySelectorAll("[data-leaving]")) {
      form.elements[form.dataset.leaving].addEventListener("change", () => saveSource(form));
    }
  });
  attach(document);
}
