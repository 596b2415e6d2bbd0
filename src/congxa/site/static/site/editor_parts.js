// Starts the parts of a form that the editor's own templates start with inline scripts. Here they are data beside
// their field, so that the policy of these screens need not allow inline scripts.
(() => {
  "use strict";

  const starters = {
    date: (field, options) => window.initDateChooser(field, options),
    datetime: (field, options) => window.initDateTimeChooser(field, options),
    time: (field, options) => window.initTimeChooser(field, options),
    "inline-panel": (_field, options) => new window.InlinePanel(options),
    chooser: (field, options, { constructor }) =>
      constructor.startsWith("create") ? window[constructor](field) : new window[constructor](field, options),
  };
  const waiting = "[data-start]:not([data-started])";

  const start = (part) => {
    const { field } = part.dataset;
    if (field && !document.getElementById(field)) return;
    part.dataset.started = "";
    starters[part.dataset.start](field, JSON.parse(part.dataset.options), part.dataset);
  };

  const startAll = (root) => {
    if (root.matches?.(waiting)) start(root);
    root.querySelectorAll(waiting).forEach(start);
  };

  document.addEventListener("DOMContentLoaded", () => {
    startAll(document);
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes) {
        for (const node of addedNodes) if (node instanceof Element) startAll(node);
      }
    }).observe(document.body, { childList: true, subtree: true });
  });
})();
