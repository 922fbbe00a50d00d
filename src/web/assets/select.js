
// ---- words selected in the galley become a claim ------------------------------------------------
{
  const form = document.querySelector("#add-claim");
  const read = (range) => {
    const part = range.cloneContents();
    for (const one of part.querySelectorAll(".no")) one.remove();
    return part.textContent.replace(/\s+/gu, " ");
  };
  const isWord = (sign) => sign !== undefined && /[\p{L}\p{N}]/u.test(sign);

  // The words, whole ones, and how many signs stand before them in their paragraph.
  const selected = () => {
    const selection = getSelection();
    if (selection.rangeCount === 0 || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    const near = range.startContainer;
    const paragraph = (near.nodeType === Node.ELEMENT_NODE ? near : near.parentElement)?.closest(".proof p[data-p], h1.proof");
    if (!paragraph) return null;
    const lead = document.createRange();
    lead.setStart(paragraph, 0);
    lead.setEnd(range.startContainer, range.startOffset);
    let words = read(range);
    let before = [...read(lead).trimStart()].length;
    if (paragraph.contains(range.endContainer)) {
      const whole = document.createRange();
      whole.selectNodeContents(paragraph);
      const signs = [...read(whole).trimStart()];
      let [start, end] = [before, before + [...words].length];
      while (start > 0 && isWord(signs[start]) && isWord(signs[start - 1])) start -= 1;
      while (end < signs.length && isWord(signs[end]) && isWord(signs[end - 1])) end += 1;
      while (start < end && signs[start] === " ") start += 1;
      [words, before] = [signs.slice(start, end).join(""), start];
    }
    words = words.trim();
    return words === "" ? null : { words, before, paragraph: paragraph.dataset.p, range };
  };

  let pick = null;
  const shut = () => {
    pick?.remove();
    pick = null;
  };
  const offer = () => {
    const what = selected();
    if (pick?.contains(document.activeElement)) return;
    shut();
    if (!what) return;
    pick = form.cloneNode(true);
    pick.removeAttribute("id");
    pick.removeAttribute("data-draft");
    pick.className = "pick";
    pick.querySelector(".kept")?.remove();
    const words = Object.assign(document.createElement("input"), { type: "hidden", name: "words", value: what.words });
    const shown = document.createElement("q");
    shown.textContent = what.words;
    pick.querySelector("textarea").closest("label").replaceWith(shown, words);
    pick.elements.paragraph.value = what.paragraph;
    pick.elements.before.value = what.before;
    const button = pick.querySelector("button");
    button.className = "go";
    button.dataset.key = "w";
    const sign = document.createElement("kbd");
    sign.textContent = "w";
    button.replaceChildren(sign, " Make it a claim");
    pick.setAttribute("aria-label", "The words selected");
    document.body.append(pick);
    const box = what.range.getBoundingClientRect();
    const left = Math.min(Math.max(8, box.left), document.documentElement.clientWidth - pick.offsetWidth - 8);
    pick.style.left = `${Math.max(8, left) + scrollX}px`;
    pick.style.top = `${box.bottom + scrollY + 8}px`;
  };

  if (form) {
    let later = 0;
    document.addEventListener("selectionchange", () => {
      clearTimeout(later);
      later = setTimeout(offer, 150);
    });
    takesFirst.push((key) => {
      if (key !== "Escape" || !pick) return false;
      getSelection().removeAllRanges();
      shut();
      return true;
    });
  }
}
