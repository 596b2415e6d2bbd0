// The counter: the list of procedures narrows with every letter; Enter opens the first; Ctrl+Enter accepts.
(() => {
  const pick = document.querySelector("[data-pick]");
  if (pick) {
    const input = pick.querySelector("input");
    const found = pick.querySelector("[data-found]");
    const links = () => [...found.querySelectorAll("li a")];
    let shown = input.value;
    let timer;
    let asked = Promise.resolve();
    // The list is the server's, in its ranking; of two answers the one for what stands in the field now is shown.
    const ask = () => {
      clearTimeout(timer);
      const words = input.value;
      if (words === shown) return;
      shown = words;
      asked = fetch(`?phan=1&q=${encodeURIComponent(words)}`)
        .then((answer) => (answer.ok ? answer.text() : Promise.reject(answer.status)))
        .then((rows) => {
          if (words === input.value) found.innerHTML = rows;
        });
      asked.catch(() => (shown = null));
    };
    input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(ask, 120);
    });
    pick.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && event.target === input) {
        event.preventDefault();
        ask();
        asked.then(() => input.value.trim() && links()[0]?.click()).catch(() => input.form.submit());
      }
      if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
      event.preventDefault();
      const there = links();
      const at = there.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1);
      (there[at] || (at < 0 ? input : there.at(-1) || input)).focus();
    });
    addEventListener("pageshow", ask);
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
  // A result that is used again says that the paper itself is not handed in.
  form.addEventListener("change", (event) => {
    if (!event.target.name?.endsWith("-co") || !event.target.checked) return;
    for (const one of event.target.closest("li").querySelectorAll("input[type=checkbox]")) {
      one.checked = one === event.target;
    }
  });
  let sent = false;
  form.addEventListener("submit", (event) => {
    if (sent) event.preventDefault();
    sent = true;
  });
  addEventListener("pageshow", () => (sent = false));
})();
