
// ---- the claim: the right wording copied, what follows from a verdict shown before it is saved ---
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

  // What happens to the copy follows from what is typed, until whoever looks says otherwise, and be
  // it that it is decided later: new wording is a fix, what is found to stand stays as printed, and
  // from what contradicts itself nothing follows.
  const follows = (form) => {
    const { resolution: copy, correction, stance } = form.elements;
    const first = stance.options[0].text;
    const undecided = "undecided" in copy.dataset;
    let ours = copy.value === "";
    const settle = () => {
      const verdict = form.querySelector("[name=verdict]:checked");
      const does = verdict?.dataset.stance;
      stance.options[0].text = does ? `${does} (by the verdict)` : verdict ? "choose" : first;
      stance.required = verdict !== null && !does && form.elements.source.value.trim() !== "";
      if (!undecided || !ours) return;
      const words = correction.value.trim() !== "";
      const stands = verdict !== null && "passes" in verdict.dataset;
      const found = words && !stands ? "fix" : !words && verdict && "stands" in verdict.dataset ? "stet" : "";
      [copy.value, ours] = [found, true];
      copy.dispatchEvent(new Event("settled"));
    };
    copy.addEventListener("change", () => (ours = copy.value === ""));
    for (const what of ["input", "change"]) form.addEventListener(what, ({ target }) => target !== copy && target !== stance && settle());
    form.addEventListener("reset", () => setTimeout(settle));
    settle();
  };

  // Only what the choice asks for is shown.
  const asks = (needs) => {
    const { resolution: copy, correction } = needs.closest("form").elements;
    const show = () => {
      for (const one of needs.querySelectorAll("[data-for]")) {
        const wanted = one.classList.toggle("wanted", one.dataset.for.split(" ").includes(copy.value));
        for (const field of one.querySelectorAll("[data-must]")) field.required = wanted;
      }
      correction.required = ["fix", "attribute"].includes(copy.value);
    };
    needs.open = true;
    for (const what of ["change", "settled"]) copy.addEventListener(what, show);
    show();
  };

  attaching.push((part) => {
    for (const would of part.querySelectorAll(".would")) {
      const field = would.closest("form").elements.correction;
      field.addEventListener("input", () => {
        would.querySelector("ins").textContent = field.value;
        would.hidden = field.value.trim() === "";
      });
    }
    for (const form of part.querySelectorAll("form.verdict")) follows(form);
    for (const needs of part.querySelectorAll(".needs")) asks(needs);
    for (const button of part.querySelectorAll("[data-copy]")) button.addEventListener("click", () => copied(button));
  });
  attach(document);
}
