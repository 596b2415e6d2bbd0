// Questions that depend on an answer appear and go at once. Without this script the server does it when the form is sent.
(() => {
  const form = document.querySelector("form[data-filling]");
  if (!form) return;
  const seen = form.elements.seen;

  const valuesOf = (key) => {
    const item = document.getElementById(`cau-${key}`);
    if (!item || item.closest("[hidden]")) return [];
    const inputs = item.querySelectorAll("input:not([type=hidden]), select, textarea");
    return [...inputs]
      .filter((one) => one.name.startsWith("q-") && (!["radio", "checkbox"].includes(one.type) || one.checked))
      .map((one) => one.value.trim())
      .filter(Boolean);
  };
  const holds = (condition) => {
    if (condition.all) return condition.all.every(holds);
    if (condition.any) return condition.any.some(holds);
    if (condition.not) return !holds(condition.not);
    const given = valuesOf(condition.field);
    return condition.answered ? given.length > 0 : given.some((one) => condition.is.includes(one));
  };
  const look = () => {
    // A question is only asked about what stands before it, so that one pass from top to bottom settles all of them.
    for (const one of form.querySelectorAll("[data-when]")) one.hidden = !holds(JSON.parse(one.dataset.when));
    const asked = [...form.querySelectorAll("[data-key]")].filter((one) => !one.closest("[hidden]"));
    seen.value = asked.map((one) => one.dataset.key).join(" ");
  };
  form.addEventListener("input", look);
  form.addEventListener("change", look);
  addEventListener("pageshow", look); // a page that is gone back to has its answers put in again without an event
  look();
})();
