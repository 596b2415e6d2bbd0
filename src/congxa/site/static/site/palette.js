// Computes every colour of a theme in the browser, as congxa.kernel.contrast and congxa.portal.theme_palette do on the
// server; a journey compares the two. Colours are written #rrggbb; a palette is one set of tokens for each zone.
"use strict";
(() => {
  const AA = 4.5, AA_LARGE = 3, STEPS = 2040;
  const AREAS = ["header", "band3", "band4", "band5", "footer"];
  const READ = ["muted", "brand", "link", "link-hover", "ok", "soon", "late", "paused"];

  const channels = (colour) => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  const written = (rgb) => "#" + rgb.map((channel) => channel.toString(16).padStart(2, "0")).join("");
  const isColour = (text) => /^#[0-9a-f]{6}$/.test(text);

  // Halves go to the even neighbour, as in Python.
  const round = (number) => {
    const near = Math.round(number);
    return Math.abs(number % 1) === 0.5 && near % 2 ? near - 1 : near;
  };

  const remainder = (number) => (number % 1 < 0 ? (number % 1) + 1 : number % 1);

  const linear = (channel) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4);

  const luminance = (colour) => {
    const [red, green, blue] = channels(colour).map((channel) => linear(channel / 255));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };

  const contrast = (a, b) => {
    const [darker, lighter] = [luminance(a), luminance(b)].sort((x, y) => x - y);
    return (lighter + 0.05) / (darker + 0.05);
  };

  const lightness = (colour) => {
    const all = channels(colour);
    return (Math.max(...all) + Math.min(...all)) / 510;
  };

  const withLightness = (colour, level) => {
    const [red, green, blue] = channels(colour).map((channel) => channel / 255);
    const most = Math.max(red, green, blue), least = Math.min(red, green, blue), range = most - least;
    if (range === 0) return written([0, 0, 0].map(() => round(level * 255)));
    const middle = (most + least) / 2;
    const saturation = middle <= 0.5 ? range / (most + least) : range / (2 - most - least);
    const [r, g, b] = [red, green, blue].map((channel) => (most - channel) / range);
    const turn = (red === most ? b - g : green === most ? 2 + r - b : 4 + g - r) / 6;
    const hue = remainder(turn);
    const high = level <= 0.5 ? level * (1 + saturation) : level + saturation - level * saturation;
    const low = 2 * level - high;
    const value = (at) => {
      const place = remainder(at);
      if (place < 1 / 6) return low + (high - low) * place * 6;
      if (place < 0.5) return high;
      return place < 2 / 3 ? low + (high - low) * (2 / 3 - place) * 6 : low;
    };
    return written([value(hue + 1 / 3), value(hue), value(hue - 1 / 3)].map((channel) => round(channel * 255)));
  };

  // The first step at which `holds` is true; one past the last where it never is.
  const firstStep = (holds) => {
    let low = 0, high = STEPS + 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (holds(middle)) high = middle; else low = middle + 1;
    }
    return low;
  };

  const nearestPassing = (colour, against, ratio = AA) => {
    if (contrast(colour, against) >= ratio) return colour;
    const ground = luminance(against);
    const passes = (step, lighter) => {
      const candidate = withLightness(colour, step / STEPS);
      return contrast(candidate, against) >= ratio && luminance(candidate) > ground === lighter;
    };
    const found = [firstStep((step) => !passes(step, false)) - 1, firstStep((step) => passes(step, true))]
      .filter((step) => step >= 0 && step <= STEPS);
    if (!found.length) return null;
    const start = round(lightness(colour) * STEPS);
    return found
      .map((step) => ({ value: withLightness(colour, step / STEPS), way: Math.abs(step - start) }))
      .sort((x, y) => x.way - y.way || contrast(y.value, against) - contrast(x.value, against))[0].value;
  };

  const textOn = (ground) => ["#1a1a1a", "#ffffff"].find((text) => contrast(text, ground) >= AA) ?? "#000000";
  const usualText = (usual, ground) => (contrast(usual, ground) >= AA ? usual : textOn(ground));

  const mixed = (a, b, share) => {
    const other = channels(b);
    return written(channels(a).map((channel, at) => round(channel * share + other[at] * (1 - share))));
  };

  const fit = (usual, others, ratio, fallback, bend = true) => {
    const candidates = [usual, ...(bend ? others.map((one) => nearestPassing(usual, one, ratio)) : [])];
    return candidates.find((one) => Math.min(...others.map((other) => contrast(one, other))) >= ratio) ?? fallback;
  };

  const inner = (text, grounds, preset) => {
    const usual = { ...preset, muted: mixed(text, grounds[0], 0.78) };
    const tokens = Object.fromEntries(READ.map((name) => [name, fit(usual[name], grounds, AA, text)]));
    tokens["brand-text"] = textOn(tokens.brand);
    tokens.line = mixed(text, grounds[0], 0.15);
    tokens.edge = fit(mixed(text, grounds[0], 0.55), grounds, AA_LARGE, text);
    tokens.focus = fit(preset.focus, grounds, AA_LARGE, text);
    tokens.gold = fit(preset.gold, grounds, AA_LARGE, text);
    tokens.mark = fit(preset.mark, [text, tokens.link, tokens.muted], AA, grounds[0]);
    return tokens;
  };

  const pageTokens = (chosen, preset) => {
    const ground = chosen.body_ground || preset.ground;
    const text = nearestPassing(chosen.body_text || usualText(preset.text, ground), ground);
    const tinted = mixed(text, ground, 0.04);
    const surface = contrast(text, tinted) < AA ? ground : tinted;
    return { ground, surface, raised: ground, text, ...inner(text, [ground, surface], preset) };
  };

  const areaTokens = (area, ground, preset) => {
    const text = usualText(preset[`${area}-text`], ground);
    const tokens = inner(text, [ground], preset);
    Object.assign(tokens, { [area]: ground, ground, surface: ground, raised: ground, text, [`${area}-text`]: text });
    if (area === "header" || area === "footer") tokens[`${area}-muted`] = tokens.muted;
    if (area === "header") tokens["header-name"] = fit(preset["header-name"], [ground], AA, text, false);
    return tokens;
  };

  const palette = (chosen, preset) => {
    const ownPage = Boolean(chosen.body_ground || chosen.body_text);
    const page = { ...preset, ...(ownPage ? pageTokens(chosen, preset) : {}) };
    const zones = { page };
    for (const area of AREAS) {
      const own = chosen[`${area}_ground`];
      zones[area] = own || ownPage ? { ...page, ...areaTokens(area, own || preset[area], preset) } : page;
    }
    return zones;
  };

  globalThis.congxaPalette = { AA, contrast, isColour, nearestPassing, palette };
})();
