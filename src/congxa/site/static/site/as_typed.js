// The choice "keep as typed" stands at the end of the form; with this script, at its beginning, below the message.
document.addEventListener("DOMContentLoaded", () => {
  const choice = document.querySelector("[data-as-typed]");
  if (choice) choice.closest("form").prepend(choice);
});
