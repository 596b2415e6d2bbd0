// The desk of dossiers: arrows through the list, keys of one letter, news without reload. Everything works without it.
(() => {
  const rows = [...document.querySelectorAll("[data-rows] tbody tr")];
  const keys = document.getElementById("phim-tat");
  const box = document.getElementById("phim-tat-bat");
  const STORE = "congxa-keys";
  if (box) {
    box.checked = localStorage.getItem(STORE) !== "off";
    box.addEventListener("change", () => localStorage.setItem(STORE, box.checked ? "on" : "off"));
  }
  for (const one of document.querySelectorAll("[data-show]")) {
    one.hidden = false;
    one.addEventListener("click", () => document.getElementById(one.dataset.show).showModal());
  }
  const linkOf = (row) => row.querySelector("th a");
  const step = (by) => {
    const at = rows.findIndex((row) => row.contains(document.activeElement));
    const next = rows[at < 0 ? (by > 0 ? 0 : rows.length - 1) : at + by];
    if (next) linkOf(next).focus();
  };
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || keys?.open) return;
    if (event.target.closest("select, textarea, input:not([type=checkbox])")) return;
    if (rows.length && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      step(event.key === "ArrowDown" ? 1 : -1);
      return;
    }
    if (box && !box.checked && event.key !== "?") return;
    if (event.key === "x") {
      const tick = rows.find((row) => row.contains(document.activeElement))?.querySelector("input[type=checkbox]");
      if (tick) tick.checked = !tick.checked;
      return;
    }
    if (event.key === "?") {
      event.preventDefault();
      keys?.showModal();
      return;
    }
    const target = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (!target) return;
    event.preventDefault();
    if (target.matches("input")) target.focus();
    else target.click();
  });
  // A short answer of the server now and then; nothing is asked while nobody looks at the page.
  for (const place of document.querySelectorAll("[data-fresh]")) {
    let shown = place.innerHTML.trim();
    const ask = async () => {
      if (document.hidden) return;
      try {
        const answer = await fetch(place.dataset.fresh, { headers: { "X-Requested-With": "fetch" } });
        const html = answer.ok && !answer.redirected ? (await answer.text()).trim() : shown;
        if (html !== shown) place.innerHTML = shown = html;
      } catch {
        // The line is down: the page stays as it is, and the next time may be better.
      }
    };
    setInterval(ask, Number(place.dataset.every || 30) * 1000);
    document.addEventListener("visibilitychange", ask);
  }
})();
