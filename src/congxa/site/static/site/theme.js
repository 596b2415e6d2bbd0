// The page of the theme: pickers beside the fields of colours, presets that fill them in, and a sample that follows.
// Without this script the fields take #rrggbb as typed, and buttons do on the server what happens here at once.
"use strict";
(() => {
  const { AA, contrast, isColour, nearestPassing, palette } = globalThis.congxaPalette;
  const { fields, presets } = JSON.parse(document.getElementById("bo-mau").textContent);
  const form = document.querySelector(".theme-form");
  const sample = document.getElementById("mau");
  const hints = document.getElementById("goi-y");
  const names = Object.keys(fields);
  const field = (name) => form.elements[name];
  const preset = () => presets[field("preset").value] ?? presets.default;
  const labelOf = (name) => field(name).labels[0].textContent.trim();
  const typed = (name) => {
    const text = field(name).value.trim().toLowerCase();
    return isColour(`#${text}`) ? `#${text}` : text;
  };

  // A colour equal to the preset's is the preset's, as on the server.
  const chosen = () => Object.fromEntries(names.map((name) => {
    const value = typed(name);
    return [name, isColour(value) && value !== preset()[fields[name]] ? value : ""];
  }));

  const pickers = {};
  const follow = (name) => {
    const value = typed(name);
    pickers[name].value = isColour(value) ? value : preset()[fields[name]];
  };
  const put = (name, value) => {
    field(name).value = value;
    follow(name);
  };

  const wear = (element, tokens) => {
    for (const [token, value] of Object.entries(tokens)) element.style.setProperty(`--${token}`, value);
  };

  const written = (ratio) => (Math.floor(ratio * 10) / 10).toFixed(1).replace(".", ",");

  const showRatios = (zones) => {
    for (const line of document.querySelectorAll(".ratios tr[data-zone]")) {
      const { zone, text, ground } = line.dataset;
      const ratio = contrast(zones[zone][text], zones[zone][ground]);
      line.querySelector("[data-ratio]").textContent = written(ratio);
      line.querySelector("[data-passes]").hidden = ratio < AA;
      line.querySelector("[data-fails]").hidden = ratio >= AA;
    }
  };

  const proposal = (name, value) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button quiet";
    button.value = `${name}=${value}`;
    button.name = "propose";
    const words = hints.dataset.word.replace("{value}", value).replace("{label}", labelOf(name).toLowerCase());
    button.append(swatch(value), words);
    return button;
  };

  const swatch = (value) => {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    for (const [key, word] of Object.entries({ class: "swatch", viewBox: "0 0 24 24", width: 24, height: 24, "aria-hidden": true })) svg.setAttribute(key, word);
    const square = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    for (const [key, word] of Object.entries({ width: 24, height: 24, fill: value })) square.setAttribute(key, word);
    svg.append(square);
    return svg;
  };

  const showHints = (text, ground) => {
    const ratio = contrast(text, ground);
    if (ratio >= AA) return hints.replaceChildren();
    const sentence = document.createElement("p");
    sentence.className = "error";
    sentence.textContent = hints.dataset.sentence.replace("{ratio}", written(ratio));
    const row = document.createElement("p");
    row.className = "actions-row";
    for (const [name, value] of [["body_text", nearestPassing(text, ground)], ["body_ground", nearestPassing(ground, text)]])
      if (value) row.append(proposal(name, value));
    return hints.replaceChildren(sentence, row);
  };

  const redraw = () => {
    const colours = chosen();
    const zones = palette(colours, preset());
    if (colours.body_text) zones.page = { ...zones.page, text: colours.body_text };
    wear(sample, zones.page);
    for (const part of sample.querySelectorAll("[data-zone]")) wear(part, zones[part.dataset.zone]);
    sample.style.fontFamily = `var(--${field("font").value})`;
    const rtl = field("direction").value === "rtl";
    sample.style.direction = rtl ? "rtl" : "ltr";
    sample.style.setProperty("--bidi", rtl ? "plaintext" : "normal");
    sample.style.setProperty("--align", rtl ? "right" : "start");
    const size = Number(field("base_size").value);
    if (size >= 16 && size <= 24) sample.style.zoom = size / Number(sample.dataset.savedSize);
    showRatios(zones);
    showHints(colours.body_text || zones.page.text, zones.page.ground);
  };

  const fill = () => {
    for (const name of names) put(name, preset()[fields[name]]);
    field("shown_preset").value = field("preset").value;
    redraw();
  };

  const showUpload = (input, name) => {
    const file = input.files[0];
    const shown = sample.querySelector(`[data-picture="${name}"]`);
    if (!file || !/^image\/(jpeg|png|webp|gif)$/.test(file.type)) return;
    const reader = new FileReader();
    reader.addEventListener("load", () => { shown.src = reader.result; shown.hidden = false; });
    reader.readAsDataURL(file);
  };

  for (const name of names) {
    const picker = pickers[name] = document.createElement("input");
    picker.type = "color";
    picker.setAttribute("aria-label", form.dataset.picker.replace("{label}", labelOf(name)));
    picker.addEventListener("input", () => { field(name).value = picker.value; redraw(); });
    field(name).addEventListener("input", () => { follow(name); redraw(); });
    field(name).before(picker);
    follow(name);
  }
  for (const radio of field("preset")) radio.addEventListener("change", fill);
  for (const name of ["font", "base_size", "direction"]) field(name).addEventListener("input", redraw);
  for (const name of ["logo", "banner"]) field(`new_${name}-file`).addEventListener("change", (event) => showUpload(event.target, name));
  form.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button?.name === "fill") { event.preventDefault(); fill(); }
    if (button?.name === "propose") {
      event.preventDefault();
      const [name, value] = button.value.split("=");
      put(name, value);
      redraw();
      field(name).focus();
    }
  });
  redraw();
})();
