// The block "paste from Word": takes the formatted text of the clipboard, shows its words, and leaves the rest to
// the server. Pictures written into the text are cut out before anything is sent. Without this script the text box
// takes plain text.
(() => {
  "use strict";

  const EMBEDDED = /(\bsrc\s*=\s*["']?)data:[^"'\s>]*/gi;
  const BLOCKS = "p,li,tr,h1,h2,h3,h4,h5,h6,div";

  const read = (html) => {
    const body = new DOMParser().parseFromString(html, "text/html").body;
    body.querySelectorAll("style,script,title").forEach((part) => part.remove());
    const pictures = body.querySelectorAll("img").length;
    body.querySelectorAll("td,th").forEach((cell) => cell.append(" "));
    body.querySelectorAll("*").forEach((node) => node.matches(BLOCKS) && node.append("\n"));
    const words = body.textContent.replace(/[ \t\r\u00a0]+/g, " ").replace(/\s*\n\s*/g, "\n").trim();
    return { pictures, words };
  };

  const bytes = (text) => new Blob([text]).size;

  customElements.define(
    "congxa-paste",
    class extends HTMLElement {
      connectedCallback() {
        if (this.box) return;
        this.box = this.querySelector("textarea");
        this.received = this.querySelector("[data-received]");
        this.alertLine = this.querySelector("[role=alert]");
        this.addEventListener("paste", (event) => this.take(event));
        this.querySelector("button").addEventListener("click", () => this.put(""));
        // The editor fills the box after it has put the block on the page.
        setTimeout(() => this.show());
      }

      take(event) {
        const html = event.clipboardData.getData("text/html").replace(EMBEDDED, "$1data:,");
        const text = event.clipboardData.getData("text/plain");
        const before = this.formatted() ? this.box.value : this.box.value.trim() ? this.asHtml(this.box.value) : "";
        if (!html && !before.startsWith(this.dataset.mark)) {
          if (this.fits(text)) this.say("");
          else event.preventDefault();
          return;
        }
        event.preventDefault();
        const added = html || this.asHtml(text);
        if (!this.fits(added)) return;
        this.say("");
        this.put((before || this.dataset.mark) + added.replaceAll(this.dataset.mark, ""));
      }

      asHtml(text) {
        const holder = document.createElement("div");
        for (const line of text.split("\n")) {
          const paragraph = document.createElement("p");
          paragraph.textContent = line;
          holder.append(paragraph);
        }
        return this.dataset.mark + holder.innerHTML;
      }

      fits(added) {
        const boxes = [...document.querySelectorAll("congxa-paste textarea")];
        const total = boxes.reduce((sum, box) => sum + bytes(box.value), bytes(added));
        if (total <= Number(this.dataset.longest)) return true;
        this.say(this.dataset.tooLong);
        return false;
      }

      formatted() {
        return this.box.value.startsWith(this.dataset.mark);
      }

      put(value) {
        this.box.value = value;
        this.box.dispatchEvent(new Event("input", { bubbles: true }));
        this.box.dispatchEvent(new Event("change", { bubbles: true }));
        this.show();
        (value ? this.received.querySelector("[data-words]") : this.box).focus();
      }

      show() {
        const isFormatted = this.formatted();
        this.box.hidden = isFormatted;
        this.received.hidden = !isFormatted;
        if (!isFormatted) return;
        const { pictures, words } = read(this.box.value);
        const lines = [this.dataset.taken];
        if (pictures) lines.push(this.dataset.pictures.replace("%s", pictures));
        this.received.querySelector("[role=status]").textContent = lines.join(" ");
        this.received.querySelector("[data-words]").textContent = words;
      }

      say(sentence) {
        this.alertLine.textContent = sentence;
        this.alertLine.hidden = !sentence;
      }
    },
  );
})();
