// What is let through: types of things, kinds of ties, single relations, and a stretch of time.
const filters = (() => {
  const hidden = new Set(); // types, kinds, and relations as "=worksFor"
  let range = null; // months, both included

  const month = (day) => { const found = /^(\d{4})(?:-(0[1-9]|1[0-2]))?/.exec(day ?? ""); return found && `${found[1]}-${found[2] ?? "01"}`; };
  const inTime = ({ first, last }) => {
    if (!range) return true;
    const [from, to] = [month(first ?? last), month(last ?? first)];
    return from !== null && from <= range[1] && to >= range[0];
  };
  const passes = (item) => !hidden.has(item.kind) && !hidden.has(`=${item.predicate}`) && inTime(item);
  const ORDER = ["relation", "unsure", "said"];
  const kind = (items) => ORDER.find((name) => items.some((item) => item.kind === name && passes(item))) ?? null;

  // All months from the first to the last in which something was said or seen, each with how much.
  function months(edges) {
    const found = new Map();
    for (const { items } of edges) for (const { first, last } of items) for (const m of new Set([month(first), month(last)])) if (m) found.set(m, (found.get(m) ?? 0) + 1);
    const sorted = [...found.keys()].sort();
    if (sorted.length < 2) return [];
    const all = [];
    for (let [year, at] = sorted[0].split("-").map(Number); all.length < 600; at += 1) {
      if (at > 12) { at = 1; year += 1; }
      const name = `${year}-${String(at).padStart(2, "0")}`;
      if (name > sorted.at(-1)) break;
      all.push([name, found.get(name) ?? 0]);
    }
    return all;
  }

  // The slider below the drawing: how much is told of each month, and two ends to pull.
  function slider(edges, changed) {
    const box = $("time");
    const all = months(edges);
    box.hidden = all.length < 2;
    if (box.hidden) { range = null; return; }
    const last = all.length - 1;
    const at = (name, fallback) => { const i = all.findIndex(([m]) => m === name); return i < 0 ? fallback : i; };
    const [low, high] = range ? [at(range[0], 0), at(range[1], last)] : [0, last];
    const most = Math.max(...all.map(([, n]) => n));
    const bars = svg(all.length * 4, 24, ...all.map(([m, n], i) => ["rect", { x: i * 4 + 0.4, y: 24 - (24 * n) / most, width: 3.2, height: (24 * n) / most, "data-month": m }]));
    bars.setAttribute("preserveAspectRatio", "none");
    const ends = [low, high].map((value, i) => el("input", { type: "range", min: 0, max: last, value, "aria-label": word(i ? "until" : "since") }));
    const label = el("output", {});
    const show = () => {
      const [from, to] = ends.map((end) => Number(end.value)).sort((a, b) => a - b);
      range = from === 0 && to === last ? null : [all[from][0], all[to][0]];
      box.classList.toggle("narrow", range !== null);
      label.textContent = range ? `${all[from][0]} – ${all[to][0]}` : word("allTime");
      ends.forEach((end) => end.setAttribute("aria-valuetext", all[Number(end.value)][0]));
      bars.querySelectorAll("rect").forEach((rect, i) => rect.classList.toggle("out", i < from || i > to));
    };
    for (const end of ends) end.addEventListener("input", () => { show(); changed(); });
    show();
    box.replaceChildren(el("span.from", {}, all[0][0]), el("div.track", {}, bars, ends), el("span.until", {}, all[last][0]), label);
  }

  return {
    slider, passes, kind, month,
    shows: (name) => !hidden.has(name),
    toggle: (name) => { hidden.has(name) ? hidden.delete(name) : hidden.add(name); },
    get narrow() { return range !== null || [...hidden].some((name) => name.startsWith("=") || ORDER.includes(name)); },
  };
})();
