
// ---- the margin of the galley: the numbers beside the line they begin on, none over another -------
{
  const main = document.querySelector(".proof");
  // The server guesses where lines break; here it is known. Of a line the numbers stand in their
  // order, two abreast where there is room, and what finds no room begins lower down.
  const place = (paragraph) => {
    const marks = [...paragraph.querySelectorAll(".no")];
    if (marks.length === 0) return;
    for (const mark of marks) {
      mark.classList.add("placed");
      mark.style.translate = "";
    }
    const tops = marks.map((mark) => mark.offsetTop);
    const [{ offsetWidth: width, offsetHeight: height }] = marks;
    const abreast = Math.max(1, Math.floor(parseFloat(getComputedStyle(paragraph).paddingRight) / (width + 2)));
    let [line, nth, free, base] = [-1, 0, 0, 0];
    const moves = marks.map((mark, at) => {
      if (tops[at] !== line) [line, nth, base] = [tops[at], 0, Math.max(tops[at], free)];
      const move = [(nth % abreast) * (width + 2), base - line + Math.floor(nth / abreast) * height];
      free = line + move[1] + height;
      nth += 1;
      return move;
    });
    for (const [at, [right, down]] of moves.entries()) {
      if (right || down) marks[at].style.translate = `${right}px ${down}px`;
    }
    paragraph.style.minHeight = free > paragraph.clientHeight ? `${free}px` : "";
  };

  if (main) {
    // Only what comes near the window is measured: a long galley costs no more than a short one.
    const near = new IntersectionObserver((seen) => {
      for (const { target } of seen.filter((one) => one.isIntersecting)) {
        near.unobserve(target);
        place(target);
      }
    }, { rootMargin: "800px 0px" });
    const watch = () => {
      near.disconnect();
      for (const paragraph of document.querySelectorAll(".proof p[data-p], h1.proof")) near.observe(paragraph);
    };
    let wide = 0;
    new ResizeObserver(([{ contentRect }]) => {
      if (contentRect.width === wide) return;
      wide = contentRect.width;
      watch();
    }).observe(document.querySelector("main"));
  }
}
