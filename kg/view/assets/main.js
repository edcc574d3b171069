// The frame around the drawing: legend and filters, languages, themes, and what the buttons do.
const chrome = (() => {
  function remembered(name, value) {
    try {
      if (value === undefined) return localStorage.getItem(`industry-kg.${name}`);
      localStorage.setItem(`industry-kg.${name}`, value);
    } catch { /* a browser may keep nothing for files */ }
    return null;
  }

  function note(text) {
    const everything = !SERVED || parsedRoot() === "*";
    const words = text || (everything && DATA.leftOut ? word("leftOut") + thousands(DATA.leftOut) : "");
    $("note").textContent = words;
    $("note").hidden = !words;
  }
  const parsedRoot = () => (location.hash.length < 2 || location.hash === "#list" ? "*" : location.hash.split("|")[1] ?? "");

  function view(list) {
    $("table").hidden = !list;
    $("drawing").hidden = list;
    $("as-list").setAttribute("aria-pressed", String(list));
    $("as-graph").setAttribute("aria-pressed", String(!list));
    if (list) table.show();
    else canvas.redraw();
  }

  function filtered() {
    canvas.refresh();
    legend();
    if (!place.target) panel.show(null);
    if (!$("table").hidden) table.show();
  }

  function legend() {
    const line = (dash, name) => { const made = svg(22, 10, ["line", { x1: 0, y1: 5, x2: 22, y2: 5, "stroke-dasharray": dash, stroke: color(name) }]); made.classList.add("line"); return made; };
    const lines = { relation: ["", "soft"], unsure: ["6 4", "soft"], said: ["1.5 3.5", "soft"] };
    // How much there is of each, and how much of it the other filters let through.
    const kinds = new Map(), predicates = new Map();
    const more = (map, name, n, passing) => { const [all, shown] = map.get(name) ?? [0, 0]; map.set(name, [all + n, shown + (passing ? n : 0)]); };
    for (const { from, to, items } of canvas.edges) {
      const ends = [from, to].every((id) => filters.shows(things[id].type));
      for (const item of items) {
        more(kinds, item.kind, item.n, ends && filters.told(item));
        if (item.kind !== "said") more(predicates, item.predicate, item.n, ends && filters.passes(item));
      }
    }
    const types = typesDrawn().map((type) => { const all = things.filter((thing) => thing.node && thing.type === type); return [type, [all.length, all.filter(canvas.tied).length]]; });
    const amount = ([all, shown]) => count(all === shown ? thousands(all) : `${thousands(shown)}/${thousands(all)}`);
    const toggle = (name, sign, label, n) => el("button", { type: "button", "aria-pressed": String(filters.shows(name)), "data-filter": name, onclick: () => {
      filters.toggle(name);
      filtered();
      $("legend").querySelector(`[data-filter="${CSS.escape(name)}"]`).focus();
    } }, sign, label, amount(n));
    const open = $("legend").querySelector("details")?.open;
    const relation = predicates.size > 1 && el("details.more-filters", { open }, el("summary", {}, word("filter")),
      el("div.menu", {}, [...predicates].sort(([, [a]], [, [b]]) => b - a).map(([name, n]) => toggle(`=${name}`, null, term(name), n))));
    $("legend").replaceChildren(
      el("div.group", {}, types.map(([type, n]) => toggle(type, mark(type), term(type), n))),
      el("div.group", {}, Object.keys(lines).filter((kind) => kinds.has(kind)).map((kind) => toggle(kind, line(...lines[kind]), word(kind), kinds.get(kind))), relation));
  }
  const time = () => filters.slider(canvas.edges, filtered);

  function speak() {
    document.documentElement.lang = language ? "en" : "zh";
    document.title = DATA.title ? `${DATA.title} · ${word("name")}` : word("name");
    $("home").textContent = DATA.title ?? word("name");
    $("language").textContent = language ? "中文" : "EN";
    for (const node of document.querySelectorAll("[data-word]")) node.textContent = word(node.dataset.word);
    for (const node of document.querySelectorAll("[data-label]")) { node.setAttribute("aria-label", word(node.dataset.label)); if (node.matches("button, a, summary")) node.title = word(node.dataset.label); }
    for (const node of document.querySelectorAll("[data-placeholder]")) node.placeholder = word(node.dataset.placeholder);
  }

  const dark = matchMedia("(prefers-color-scheme: dark)");
  const theme = (name) => { document.documentElement.dataset.theme = name; };

  function listen() {
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
      time();
      panel.show(place.target);
      if (!$("table").hidden) table.show();
      canvas.redraw();
    });
    $("home").addEventListener("click", () => { location.hash = ""; canvas.fit(); });
    $("zoom-in").addEventListener("click", () => canvas.zoom(1.4));
    $("zoom-out").addEventListener("click", () => canvas.zoom(1 / 1.4));
    $("fit").addEventListener("click", () => canvas.fit());
    $("save-png").addEventListener("click", handOut.png);
    $("save-gexf").addEventListener("click", handOut.gexf);
    $("as-list").addEventListener("click", () => view(true));
    $("as-graph").addEventListener("click", () => view(false));
    document.addEventListener("keydown", (event) => {
      if (event.target.matches("input")) return;
      if (event.key === "Escape" && place.target) location.hash = "";
      if (event.key === "e" && SERVED && place.target?.kind === "thing" && !event.ctrlKey && !event.metaKey) place.expand(place.target.item.key);
    });
    addEventListener("hashchange", () => place.moved());
    dark.addEventListener("change", () => { if (!remembered("theme")) { theme(dark.matches ? "dark" : "light"); canvas.refresh(); } });
  }

  // Everything of a page stands inside it.
  function unpack(block) {
    const local = absorb(block);
    Object.assign(DATA, { title: block.title, leftOut: block.leftOut });
    const nodes = block.network.nodes.map(({ id, size, x, y }) => ({ id: local[id].id, size, x, y, days: local[id].documents.map(({ issued }) => issued) }));
    for (const { id } of nodes) things[id].node = true;
    const edges = [...pairs.values()].filter(({ ends: [a, b] }) => a.node && b.node).map((pair) => ({ from: pair.ends[0].id, to: pair.ends[1].id, items: itemsOf(pair) }));
    const groups = block.groups.map((group) => group.map((id) => local[id].id));
    canvas.draw({ nodes, edges, groups });
    weigh();
    DATA.communities = groups.map((group, n) => {
      const members = group.map((id) => things[id]).sort((a, b) => b.weight - a.weight || a.id - b.id);
      const item = { key: `community/${n}`, size: members.length, names: members.slice(0, 3).map(({ label }) => label), members };
      byKey.set(item.key, { kind: "community", item });
      return [item.key, item.size, item.names];
    });
    DATA.centre = block.centre;
    if (!location.hash && block.centre !== null) history.replaceState(null, "", hash(local[block.centre].key));
  }

  // The drawing library is the last script; what must come from the server is asked for before it is read.
  const library = () => (window.vis ? null : new Promise((then) => { addEventListener("DOMContentLoaded", then, { once: true }); }));

  async function main() {
    theme(remembered("theme") ?? (dark.matches ? "dark" : "light"));
    language = Number(remembered("language") ?? (navigator.language.startsWith("zh") ? 0 : 1));
    $("query").hidden = !SERVED;
    const terms = SERVED && source.start();
    if (SERVED) place.ahead();
    await library();
    canvas.start(place.click);
    if (SERVED) absorb({ documents: [], passages: [], things: [], relations: [], posts: [], claims: [], ...await terms });
    if (!SERVED) unpack(JSON.parse(INSIDE.textContent));
    speak();
    legend();
    time();
    searchBox(table.filter);
    listen();
    await place.route(false);
    canvas.drawn(() => { performance.mark("drawn"); document.documentElement.dataset.ready = "true"; });
  }
  return { legend, time, view, note, main };
})();

chrome.main();
