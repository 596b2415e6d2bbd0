// Saves what was typed a moment after the last change. Without this script every step is saved when it is sent.
(() => {
  const form = document.querySelector("form[data-autosave]");
  if (!form || !window.fetch) return;
  const said = form.querySelector(".saved");
  let waiting = 0;

  const save = async () => {
    const data = new FormData(form);
    for (const input of form.querySelectorAll("input[type=file]")) data.delete(input.name);
    data.set("do", "save");
    try {
      const answer = await fetch(location.href, { method: "POST", body: data, credentials: "same-origin" });
      if (said) said.textContent = answer.status === 204 ? said.dataset.saved : "";
    } catch {
      if (said) said.textContent = "";
    }
  };
  form.addEventListener("input", (event) => {
    if (event.target.type === "file") return;
    clearTimeout(waiting);
    waiting = setTimeout(save, 1500);
  });
  form.addEventListener("submit", () => clearTimeout(waiting));
})();
