// The counter: the list of procedures narrows with every letter; Enter opens the first; Ctrl+Enter accepts.
(() => {
  const pick = document.querySelector("[data-pick]");
  if (pick) {
    const input = pick.querySelector("input");
    const rows = [...pick.querySelectorAll("[data-plain]")];
    const none = pick.querySelector("[data-none]");
    const plain = (words) =>
      words.normalize("NFD").replace(/\p{Mn}/gu, "").replace(/[đĐ]/g, "d").toLowerCase().split(/\s+/).filter(Boolean);
    const narrow = () => {
      const words = plain(input.value);
      for (const row of rows) row.hidden = !words.every((word) => row.dataset.plain.includes(word));
      none.hidden = rows.some((row) => !row.hidden);
    };
    const shown = () => rows.filter((row) => !row.hidden).map((row) => row.querySelector("a"));
    input.addEventListener("input", narrow);
    pick.addEventListener("keydown", (event) => {
      const links = shown();
      if (event.key === "Enter" && event.target === input && links.length) {
        event.preventDefault();
        links[0].click();
      }
      if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
      event.preventDefault();
      const at = links.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1);
      (links[at] || (at < 0 ? input : links.at(-1) || input)).focus();
    });
    addEventListener("pageshow", narrow);
  }
  const form = document.querySelector("form[data-counter]");
  if (!form) return;
  // On the whole page: after the search for earlier data nothing in the form has the focus.
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.requestSubmit(form.querySelector("[data-accept]"));
    }
  });
  // A scan that was chosen says that the paper is there.
  form.addEventListener("change", (event) => {
    const tick = event.target.type === "file" && event.target.closest("li")?.querySelector("input[type=checkbox]");
    if (tick && event.target.files.length) tick.checked = true;
  });
  let sent = false;
  form.addEventListener("submit", (event) => {
    if (sent) event.preventDefault();
    sent = true;
  });
  addEventListener("pageshow", () => (sent = false));
})();
