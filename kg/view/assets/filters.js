// What is let through: types of things, kinds of ties, single relations, and a stretch of time.
const filters = (() => {
  const hidden = new Set(); // types, kinds, and relations as "=worksFor"
  let range = null; // months, both included; null for an end that is not pulled, so that it bounds nothing

  const month = (day) => { const found = /^(\d{4})(?:-(0[1-9]|1[0-2]))?/.exec(day ?? ""); return found && `${found[1]}-${found[2] ?? "01"}`; };
  const inTime = ({ first, last }) => {
    if (!range) return true;
    const [from, to] = [month(first ?? last), month(last ?? first)];
    return from !== null && (!range[1] || from <= range[1]) && (!range[0] || to >= range[0]);
  };
  const told = (item) => !hidden.has(`=${item.predicate}`) && inTime(item);
  const passes = (item) => !hidden.has(item.kind) && told(item);
  const ORDER = ["relation", "unsure", "said"];
  const kind = (items) => ORDER.find((name) => items.some((item) => item.kind === name && passes(item))) ?? null;

  const MOST = 600; // months that are told apart
  const number = (day) => { const [year, at] = month(day).split("-").map(Number); return year * 12 + at - 1; };
  const name = (n) => `${String(Math.floor(n / 12)).padStart(4, "0")}-${String((n % 12) + 1).padStart(2, "0")}`;

  // Where dates lie, of rows [first day, last day, how many]: around the middle of all, up to gaps longer than twice what
  // lies between and two years. The few beyond, such as one wrong year gives, are set apart, or all else would be a point.
  function stretch(rows) {
    const sorted = rows.filter(([day]) => month(day)).sort(([a], [b]) => (a > b) - (a < b));
    const sum = (list) => list.reduce((n, row) => n + row[2], 0);
    const at = sorted.map(([day]) => number(day));
    const all = sum(sorted), end = sorted.length - 1;
    if (!all) return { inside: [], outside: [] };
    let so = 0, low = sorted.findIndex((row) => (so += row[2]) * 2 >= all), high = low;
    for (;;) {
      const room = Math.max(24, 2 * (at[high] - at[low]));
      if (low > 0 && at[low] - at[low - 1] <= room) low -= 1;
      else if (high < end && at[high + 1] - at[high] <= room) high += 1;
      else break;
    }
    if (sum(sorted.slice(low, high + 1)) < all * 0.9 && at[end] - at[0] < MOST) [low, high] = [0, end];
    while (at[high] - at[low] >= MOST) low += 1;
    return { inside: sorted.slice(low, high + 1), outside: [...sorted.slice(0, low), ...sorted.slice(high + 1)] };
  }

  // What lies outside, in words; null where nothing does.
  function beyond(rows, what) {
    const days = [...new Set(rows.map(([day]) => day))];
    return rows.length > 0 && el("span.beyond", {}, word("outside")(rows.reduce((n, row) => n + row[2], 0), word(what), days.slice(0, 3).join(language ? ", " : "、") + (days.length > 3 ? "…" : "")));
  }

  // All months from the first to the last in which something was said or seen, each with how much, and what lies outside.
  function months(edges) {
    const found = new Map();
    for (const { items } of edges) for (const { first, last, n } of items) for (const m of new Set([month(first), month(last)])) if (m) found.set(m, (found.get(m) ?? 0) + n);
    const { inside, outside } = stretch([...found].map(([m, n]) => [m, m, n]));
    if (inside.length < 2) return { all: [], outside };
    const from = number(inside[0][0]);
    return { all: Array.from({ length: number(inside.at(-1)[0]) - from + 1 }, (_, i) => [name(from + i), found.get(name(from + i)) ?? 0]), outside };
  }

  // The slider below the drawing: how much is told of each month, and two ends to pull.
  function slider(edges, changed) {
    const box = $("time");
    const { all, outside } = months(edges);
    box.hidden = all.length < 2;
    if (box.hidden) { range = null; return; }
    const last = all.length - 1;
    const at = (wanted, fallback) => { const i = all.findIndex(([m]) => m === wanted); return i < 0 ? fallback : i; };
    const [low, high] = range ? [at(range[0], 0), at(range[1], last)] : [0, last];
    const most = Math.max(...all.map(([, n]) => n));
    const bars = svg(all.length * 4, 24, ...all.map(([m, n], i) => ["rect", { x: i * 4 + 0.4, y: 24 - (24 * n) / most, width: 3.2, height: (24 * n) / most, "data-month": m }]));
    bars.setAttribute("preserveAspectRatio", "none");
    const ends = [low, high].map((value, i) => el("input", { type: "range", min: 0, max: last, value, "aria-label": word(i ? "until" : "since") }));
    const label = el("output", {});
    const show = () => {
      const [from, to] = ends.map((end) => Number(end.value)).sort((a, b) => a - b);
      range = from === 0 && to === last ? null : [from > 0 ? all[from][0] : null, to < last ? all[to][0] : null];
      box.classList.toggle("narrow", range !== null);
      label.textContent = range ? `${all[from][0]} – ${all[to][0]}` : word("allTime");
      ends.forEach((end) => end.setAttribute("aria-valuetext", all[Number(end.value)][0]));
      bars.querySelectorAll("rect").forEach((rect, i) => rect.classList.toggle("out", i < from || i > to));
    };
    for (const end of ends) end.addEventListener("input", () => { show(); changed(); });
    show();
    box.replaceChildren(...[el("span.from", {}, all[0][0]), el("div.track", {}, bars, ends), el("span.until", {}, all[last][0]), label, beyond(outside, "outsideTies")].filter(Boolean));
  }

  return {
    slider, passes, told, kind, month, stretch, beyond,
    shows: (one) => !hidden.has(one),
    toggle: (one) => { hidden.has(one) ? hidden.delete(one) : hidden.add(one); },
    within: (days) => days.some((day) => inTime({ first: day, last: day })),
    get onTies() { return [...hidden].some((one) => one.startsWith("=") || ORDER.includes(one)); },
    get narrow() { return range !== null || this.onTies; },
    get any() { return range !== null || hidden.size > 0; },
  };
})();
