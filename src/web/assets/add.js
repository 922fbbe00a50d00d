
// ---- adding: files dropped on the form, and how far a long text has got ---------------------

{
  const form = document.querySelector("form#add");
  const input = form?.querySelector("input[type=file]");
  const line = form?.querySelector(".sending");
  const LONG_BYTES = 200_000;
  const LONG_PASTE = 20_000;
  // The server refuses more: it is said here before it is sent, and stays where it is.
  const LONGEST_BYTES = 1_000_000;

  const tell = (words, part) => {
    line.hidden = false;
    line.replaceChildren(words);
    if (part === undefined) return;
    const bar = document.createElement("progress");
    if (part !== null) bar.value = part;
    bar.setAttribute("aria-label", words);
    line.append(" ", bar);
  };

  const chosen = () => {
    if (!input.files.length) return;
    const names = [...input.files].map((file) => `${file.name} (${Math.max(1, Math.round(file.size / 1000))} kB)`);
    tell(`Chosen: ${names.join(", ")}`);
  };

  if (form) {
    // A browser takes a long text in line by line, which freezes the page for seconds.
    form.elements.text.addEventListener("paste", (event) => {
      const area = event.target;
      const text = event.clipboardData.getData("text/plain");
      if (text.length < LONG_PASTE) return;
      event.preventDefault();
      area.setRangeText(text.replaceAll("\r\n", "\n"), area.selectionStart, area.selectionEnd, "end");
      area.dispatchEvent(new Event("input", { bubbles: true }));
    });
    input.addEventListener("change", chosen);
    form.addEventListener("dragover", (event) => {
      if (!event.dataTransfer.types.includes("Files")) return;
      event.preventDefault();
      form.classList.add("over");
    });
    form.addEventListener("dragleave", () => form.classList.remove("over"));
    form.addEventListener("drop", (event) => {
      form.classList.remove("over");
      if (!event.dataTransfer.files.length) return;
      event.preventDefault();
      const taken = new DataTransfer();
      for (const file of event.dataTransfer.files) {
        if (input.multiple || !taken.files.length) taken.items.add(file);
      }
      input.files = taken.files;
      chosen();
    });

    form.addEventListener("submit", (event) => {
      const all = [["The text", new Blob([form.elements.text.value]).size], ...[...input.files].map((file) => [file.name, file.size])];
      const long = all.find(([, size]) => size > LONGEST_BYTES);
      if (long) {
        event.preventDefault();
        tell(`${long[0]} has ${(long[1] / 1e6).toFixed(1)} MB, and a page takes up to 1 MB: bring it in parts. Nothing is lost.`);
        return;
      }
      const bytes = [...input.files].reduce((sum, file) => sum + file.size, form.elements.text.value.length);
      if (bytes < LONG_BYTES) return;
      event.preventDefault();
      const button = form.querySelector("button.go");
      button.disabled = true;
      const sending = new XMLHttpRequest();
      sending.open("POST", form.action);
      sending.upload.onprogress = (step) => step.lengthComputable && tell("Sending", step.loaded / step.total);
      sending.upload.onload = () => tell("Reading, claim by claim", null);
      sending.onerror = () => {
        button.disabled = false;
        tell("The connection is lost. Nothing you typed is; send it again.");
      };
      sending.onload = () => {
        if (new URL(sending.responseURL).pathname !== new URL(form.action).pathname) {
          form.dispatchEvent(new Event("saved"));
          location.assign(sending.responseURL);
          return;
        }
        // A comparison, or what was wrong: a page of its own, at this address.
        document.open();
        document.write(sending.responseText);
        document.close();
      };
      sending.send(new FormData(form));
    });
  }
}
