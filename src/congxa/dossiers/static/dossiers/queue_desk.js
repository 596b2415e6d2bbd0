// The officers' page: one key presses the button that names it, and the list of those who wait renews itself.
const list = document.querySelector("#dang-cho");
const busy = () => document.activeElement && document.activeElement.matches("input, select, textarea");

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || busy()) return;
  const button = document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
  if (!button) return;
  event.preventDefault();
  button.click();
});

// One press is one call, also when a finger is quick: the server would refuse the second, this spares the question.
document.addEventListener("submit", (event) => {
  if (event.target.dataset.sent) event.preventDefault();
  event.target.dataset.sent = "1";
});
window.addEventListener("pageshow", () => document.querySelectorAll("form").forEach((form) => delete form.dataset.sent));

setInterval(async () => {
  if (document.hidden || list.contains(document.activeElement)) return;
  try {
    const answer = await fetch(list.dataset.part, { redirect: "error" });
    if (answer.ok) list.innerHTML = await answer.text();
  } catch {
    // The next round asks again.
  }
}, 5000);
