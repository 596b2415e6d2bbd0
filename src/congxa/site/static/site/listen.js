/* Reads an article aloud and copies its address, where the browser can; without it the buttons stay hidden. */
(function () {
  "use strict";
  var listen = document.querySelector("[data-listen]"), copy = document.querySelector("[data-copy]");
  var speech = window.speechSynthesis, text = document.querySelector("[data-speak]");
  if (listen && text && speech && window.SpeechSynthesisUtterance) {
    var label = listen.querySelector("span"), start = label.textContent;
    var done = function () {
      speech.cancel();
      label.textContent = start;
      listen.setAttribute("aria-pressed", "false");
    };
    var voice = function () {
      return speech.getVoices().filter(function (v) { return /^vi/i.test(v.lang); })[0];
    };
    var offer = function () { listen.hidden = !voice(); };
    offer();
    if (speech.addEventListener) { speech.addEventListener("voiceschanged", offer); }
    listen.addEventListener("click", function () {
      if (listen.getAttribute("aria-pressed") === "true") { done(); return; }
      var parts = [document.querySelector("h1").textContent];
      text.querySelectorAll("p, h2, h3, li, figcaption").forEach(function (e) { parts.push(e.textContent); });
      speech.cancel();
      parts.forEach(function (part, i) {
        var say = new SpeechSynthesisUtterance(part);
        say.lang = "vi-VN";
        say.voice = voice();
        if (i === parts.length - 1) { say.onend = done; }
        speech.speak(say);
      });
      label.textContent = listen.dataset.stop;
      listen.setAttribute("aria-pressed", "true");
    });
    window.addEventListener("pagehide", done);
  }
  if (copy && navigator.clipboard) {
    copy.hidden = false;
    copy.addEventListener("click", function () {
      navigator.clipboard.writeText(copy.dataset.copy).then(function () {
        copy.querySelector("span").textContent = copy.dataset.done;
      });
    });
  }
})();
