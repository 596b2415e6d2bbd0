// Prints the number. A kiosk runs its browser full screen and prints without asking; elsewhere a button does it.
const button = document.querySelector("[data-print]");
button.hidden = false;
button.addEventListener("click", () => window.print());
if (window.matchMedia("(display-mode: fullscreen)").matches) window.print();
