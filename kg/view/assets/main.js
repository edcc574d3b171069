// What is shown follows the address: #/person/… a thing, #/claim/… a claim, #/person/…&/company/… two things, #list the table.
let target = null;
let steps = 0; // how far one came on this page, so that Back never leaves it

function back() {
  if (steps > 0) { steps -= 2; history.back(); } else location.hash = "";
}

function remembered(name, value) {
  try {
    if (value === undefined) return localStorage.getItem(`industry-kg.${name}`);
    localStorage.setItem(`industry-kg.${name}`, value);
  } catch { /* a browser may keep nothing for files */ }
  return null;
}

function targetOf(address) {
  const [one, other] = address.replace(/^#\//, "").split("&").map((part) => { try { return decodeURI(part); } catch { return part; } });
  const found = byKey.get(one) ?? null;
  if (!other || found?.kind !== "thing") return found;
  const end = byKey.get(other)?.item;
  const pair = end && pairs.get(pairKey(found.item, end));
  return pair ? { kind: "pair", item: pair } : found;
}

// Which things and ties stand out for what the panel shows.
function focusOf({ kind, item }) {
  const drawn = (list) => [...new Set(list)].filter((thing) => thing.drawn).map((thing) => thing.id);
  if (kind === "thing" && item.drawn) return { centre: [item.id], ids: drawn([item, ...item.near.keys()]), pairs: [...item.near.values()] };
  const ends = kind === "thing" ? [...item.about, ...item.said].flatMap((claim) => [...claim.by, ...claim.about])
    : kind === "claim" ? [...item.by, ...item.about] : kind === "post" ? [item.person, item.organization] : kind === "pair" ? item.ends : [item.subject, item.object].filter(Boolean);
  const ids = drawn(ends);
  const set = new Set(ids);
  const between = ids.flatMap((id) => [...things[id].near.values()]).filter(({ ends: [a, b] }) => set.has(a.id) && set.has(b.id));
  return { centre: ids.length <= 3 ? ids : [], ids, pairs: [...new Set(between)] };
}

function route(moving = true) {
  const list = location.hash === "#list";
  if (list || location.hash === "") view(list);
  target = targetOf(location.hash);
  const lost = !target && location.hash.startsWith("#/");
  panel.show(target);
  canvas.highlight(target && focusOf(target), moving);
  $("said").textContent = target ? $("panel").querySelector("h2, .says")?.textContent ?? "" : lost ? word("gone") : "";
  note(lost ? word("gone") : "");
}

function note(text) {
  const words = text || (DATA.leftOut ? word("leftOut") + DATA.leftOut : "");
  $("note").textContent = words;
  $("note").hidden = !words;
}

function view(list) {
  $("table").hidden = !list;
  $("drawing").hidden = list;
  $("as-list").setAttribute("aria-pressed", String(list));
  $("as-graph").setAttribute("aria-pressed", String(!list));
  if (list) table.show();
}

function legend() {
  const line = (dash, name) => { const made = svg(22, 10, ["line", { x1: 0, y1: 5, x2: 22, y2: 5, "stroke-dasharray": dash, stroke: color(name) }]); made.classList.add("line"); return made; };
  const lines = { relation: ["", "soft"], unsure: ["6 4", "soft"], said: ["1.5 3.5", "soft"] };
  const kinds = new Map();
  for (const { kind } of canvas.edges) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  const toggle = (name, sign, label, n) => el("button", { type: "button", "aria-pressed": String(canvas.shows(name)), "data-filter": name, onclick: () => {
    canvas.toggle(name);
    legend();
    if (!target) panel.show(null);
    if (!$("table").hidden) table.show();
    $("legend").querySelector(`[data-filter="${name}"]`).focus();
  } }, sign, label, count(n));
  $("legend").replaceChildren(...TYPES.map((type) => toggle(type, mark(type), term(type), things.filter((thing) => thing.drawn && thing.type === type).length)),
    ...(kinds.size ? [el("hr")] : []), ...Object.keys(lines).filter((kind) => kinds.has(kind)).map((kind) => toggle(kind, line(...lines[kind]), word(kind), kinds.get(kind))));
}

function speak() {
  document.documentElement.lang = language ? "en" : "zh";
  document.title = DATA.title ? `${DATA.title} · ${word("name")}` : word("name");
  $("home").textContent = DATA.title ?? word("name");
  $("language").textContent = language ? "中文" : "EN";
  for (const node of document.querySelectorAll("[data-word]")) node.textContent = word(node.dataset.word);
  for (const node of document.querySelectorAll("[data-label]")) node.setAttribute("aria-label", word(node.dataset.label));
  for (const node of document.querySelectorAll("[data-placeholder]")) node.placeholder = word(node.dataset.placeholder);
}

function main() {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const theme = (name) => { document.documentElement.dataset.theme = name; };
  theme(remembered("theme") ?? (dark.matches ? "dark" : "light"));
  language = Number(remembered("language") ?? (navigator.language.startsWith("zh") ? 0 : 1));
  dark.addEventListener("change", () => { if (!remembered("theme")) { theme(dark.matches ? "dark" : "light"); canvas.refresh(); } });

  speak();
  panel.show(null);
  canvas.start((key) => { location.hash = key ? hash(key) : ""; });
  legend();
  searchBox(table.filter);
  $("theme").addEventListener("click", () => {
    const next = document.documentElement.dataset.theme === "dark" ? "light" : "dark";
    theme(next);
    remembered("theme", next);
    canvas.refresh();
    legend();
  });
  $("language").addEventListener("click", () => {
    language = 1 - language;
    remembered("language", String(language));
    speak();
    legend();
    panel.show(target);
    if (!$("table").hidden) table.show();
    canvas.redraw();
  });
  $("home").addEventListener("click", () => { location.hash = ""; canvas.fit(); });
  $("zoom-in").addEventListener("click", () => canvas.zoom(1.4));
  $("zoom-out").addEventListener("click", () => canvas.zoom(1 / 1.4));
  $("fit").addEventListener("click", () => canvas.fit());
  $("as-list").addEventListener("click", () => view(true));
  $("as-graph").addEventListener("click", () => { view(false); canvas.redraw(); });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape" && target && !event.target.matches("input")) location.hash = ""; });
  addEventListener("hashchange", () => { steps += 1; route(); });
  if (!location.hash && DATA.centre !== null) history.replaceState(null, "", hash(things[DATA.centre].key));
  route(false);
  canvas.drawn(() => { performance.mark("drawn"); document.documentElement.dataset.ready = "true"; });
}

main();
