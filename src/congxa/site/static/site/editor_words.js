// The rich text editor writes the two buttons beside a link ("Edit", "Remove") without asking the
// catalogue. They are looked up here, each time they appear.
(() => {
  "use strict";

  const translate = (button) => {
    const word = window.django.gettext(button.textContent);
    if (word !== button.textContent) button.textContent = word;
  };

  // The row of buttons in the header carries an English name for those who hear the page.
  const nameHeader = () => {
    const header = document.querySelector('#w-slim-header-buttons[aria-label="Actions"]');
    header?.setAttribute("aria-label", window.django.gettext("Actions"));
  };
  document.addEventListener("DOMContentLoaded", nameHeader);

  new MutationObserver((changes) => {
    nameHeader();
    for (const { addedNodes } of changes) {
      for (const node of addedNodes) {
        if (node instanceof Element) node.querySelectorAll(".Tooltip__button").forEach(translate);
      }
    }
  }).observe(document.body, { childList: true, subtree: true });
})();
