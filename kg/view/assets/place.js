// What is shown follows the address: #/person/… a thing, a claim, a document; #/one&other two things; #list the table.
// Behind a | stand the things around which the explorer draws; without them it draws around what is chosen, * is everything.
const place = (() => {
  const STEP = 60, MOST = 1000; // neighbours of one expansion, and things that are drawn
  let target = null, steps = 0, mine = 0;
  let roots = null; // around which the drawing stands

  const decoded = (text) => { try { return decodeURI(text); } catch { return text; } };
  const parsed = (address) => {
    const [chosen, ...rest] = address.replace(/^#\/?/, "").split("|");
    const [one, other] = chosen.split("&").map(decoded);
    return { one: one === "list" ? "" : one, other, roots: rest.map(decoded) };
  };
  const written = (key, around) => hash(key) + around.map((root) => `|${encodeURI(root)}`).join("");
  const same = (a, b) => a.length === b.length && a.every((root, i) => root === b[i]);

  function targetOf({ one, other }) {
    const found = byKey.get(one) ?? null;
    if (!other || found?.kind !== "thing") return found;
    const end = byKey.get(other)?.item;
    const pair = end && pairs.get(pairKey(found.item, end));
    return pair ? { kind: "pair", item: pair } : found;
  }

  // Things that an item of any kind is about.
  function endsOf({ kind, item }) {
    const ends = kind === "thing" ? (item.node ? [item] : [...item.about, ...item.said].flatMap((claim) => [...claim.by, ...claim.about]))
      : kind === "claim" ? [...item.by, ...item.about] : kind === "post" ? [item.person, item.organization] : kind === "pair" ? item.ends
        : kind === "document" ? [...item.things] : kind === "community" ? item.members : [item.subject, item.object].filter(Boolean);
    return [...new Set(ends)].filter((thing) => thing.node);
  }

  // Which things and ties stand out for what the panel shows.
  function focusOf(shown) {
    const ends = endsOf(shown);
    if (shown.kind === "thing" && shown.item.node) {
      const near = new Set([shown.item, ...[...shown.item.near.keys()].filter((thing) => thing.node)]);
      for (const { from, to } of canvas.edges) if (from === shown.item.id || to === shown.item.id) near.add(things[from === shown.item.id ? to : from]);
      return { centre: [shown.item.id], ids: [...near].map((thing) => thing.id), pairs: [...shown.item.near.values()].filter((pair) => pair.ends.every((end) => end.node)) };
    }
    if (shown.kind === "community" && ends.length === canvas.nodes().length) return null; // all that is drawn
    const told = ({ relations, claims }) => shown.kind !== "document" || relations.some((r) => r.passages.some((p) => p.document === shown.item)) || claims.some((c) => c.passage.document === shown.item);
    const set = new Set(ends);
    const between = ends.flatMap((thing) => [...thing.near.values()]).filter((pair) => pair.ends.every((end) => set.has(end)) && told(pair));
    const ids = ends.map((thing) => thing.id);
    return { centre: ids.length <= 3 ? ids : [], ids, pairs: [...new Set(between)] };
  }

  // Go to something; what is drawn already stays, and what is not is drawn afresh.
  function go(key) {
    if (!SERVED || key === "") { location.hash = key ? hash(key) : ""; return; }
    const [one] = key.split("&");
    const found = byKey.get(one);
    const stays = roots && !one.startsWith("community/") && found && (found.item.node || (found.kind !== "thing" && found.kind !== "document" && endsOf(found).length));
    location.hash = stays && !same(roots, [one]) ? written(key, roots) : hash(key);
  }

  // What was searched for is drawn with its neighbours, unless it stands in a neighbourhood already.
  function choose(key) {
    if (SERVED && roots?.[0] === "*") location.hash = hash(key);
    else go(key);
  }

  function expand(key) {
    const thing = byKey.get(key)?.item;
    location.hash = roots && thing?.node && roots[0] !== "*" ? written(key, [...roots, key]) : hash(key);
  }

  const nodesOf = (block, local) => block.network.nodes.map(({ id, size, x, y, days = [] }) => ({ id: local[id].id, size, x, y, days }));
  const edge = (a, b, items) => ({ from: a.id, to: b.id, items: items.map(([predicate, kind, first, last, n]) => ({ predicate, kind, first, last, n })) });

  async function fetched(root, limit) {
    const block = await (root === "*" ? source.overview() : source.around(root, limit));
    const local = absorb(block);
    if (block.centre !== null && block.key === root) Object.assign(local[block.centre], { full: true, totals: block.totals });
    if (block.community) byKey.set(root, { kind: "community", item: { ...block.community, members: block.network.nodes.map(({ id }) => local[id]) } });
    if (root === "*") Object.assign(DATA, { figures: block.figures, dates: block.dates, leftOut: block.leftOut, communities: block.communities, topics: block.topics, latest: block.latest.map(([name, title, issued, publisher]) => known("document", documents, name, () => ({ title, issued, publisher, places: [], stretches: [], things: new Set() }))[0]) });
    return [block, local];
  }

  async function add(root, limit) {
    const standing = canvas.nodes();
    const [block, local] = await fetched(root, limit);
    const newcomers = nodesOf(block, local).filter(({ id }) => !things[id].node).slice(0, MOST - standing.length);
    const nodes = [...standing, ...newcomers];
    const { edges } = await source.ties(nodes.map(({ id }) => things[id].key));
    const made = edges.map(([i, j, items]) => edge(things[nodes[i].id], things[nodes[j].id], items));
    settle(standing, newcomers, made);
    return { nodes, edges: made };
  }

  // Draw around the roots; what only adds to the drawing is added to it.
  async function drawAround(wanted, stale) {
    const adds = roots && roots[0] !== "*" && wanted.length > roots.length && same(roots, wanted.slice(0, roots.length));
    for (const [i, root] of wanted.entries()) {
      if (adds && i < roots.length) continue;
      const limit = STEP * wanted.slice(0, i + 1).filter((one) => one === root).length;
      let next;
      if (i > 0) next = await add(root, limit);
      else {
        const [block, local] = await fetched(root, limit);
        next = { nodes: nodesOf(block, local), groups: block.groups.map((group) => group.map((id) => local[id].id)), edges: block.network.edges.map(([a, b, items]) => edge(local[a], local[b], items)) };
      }
      if (stale()) return;
      canvas.draw(next, false, i > 0);
      if (next.nodes.length >= MOST && root !== "*") $("said").textContent = word("full");
    }
    roots = wanted;
    weigh();
    chrome.legend();
    chrome.time();
  }

  // Have all that the panel will tell: what is known of a thing, what ties two, and the articles of what is quoted.
  async function complete(shown, { one, other }) {
    if (other) absorb(await source.between(one, other));
    else if (!shown || (shown.kind === "thing" && !shown.item.full) || (shown.kind === "document" && !shown.item.full)) await fetched(one, STEP);
    const found = targetOf({ one, other });
    if (found?.kind === "document") found.item.full = true;
    const item = found?.item;
    const quoted = !found ? [] : found.kind === "document" ? [item] : found.kind === "claim" ? [item.passage.document] : found.kind === "pair" ? item.relations.flatMap((r) => r.passages).map((p) => p.document) : ["thing", "community"].includes(found.kind) ? [] : item.passages.map((p) => p.document);
    await Promise.all([...new Set(quoted)].slice(0, 8).filter((document) => !document.whole).map(async (document) => {
      document.whole = true; // also where there is none
      try { document.stretches.push({ start: 0, text: (await source.text(document.key)).text }); } catch { /* the passages themselves are known */ }
    }));
  }

  const wantedBy = (asked) => (asked.roots.length ? asked.roots : asked.one && asked.one !== "*" ? [asked.one] : ["*"]);

  // Ask for what the address begins with, so that it is under way before anything can be drawn; `route` takes it up.
  function ahead() {
    const [root] = wantedBy(parsed(location.hash));
    (root === "*" ? source.overview() : source.around(root, STEP)).catch(() => {}); // `route` asks again, and tells
  }

  async function route(moving = true) {
    const turn = mine += 1;
    const stale = () => turn !== mine;
    const list = location.hash === "#list";
    if (list || location.hash === "") chrome.view(list);
    const asked = parsed(location.hash);
    let problem = "";
    if (SERVED && !(list && roots)) {
      const slow = setTimeout(() => { if (!stale()) chrome.note(word("loading")); }, 400);
      try {
        const wanted = wantedBy(asked);
        if (!roots || !same(roots, wanted)) await drawAround(wanted, stale);
        if (!stale() && asked.one && asked.one !== "*") await complete(targetOf(asked), asked);
      } catch (error) {
        problem = error.status === 404 ? word("gone") : word("failed") + error.message;
        if (!roots && !stale()) { await drawAround(["*"], stale).catch(() => {}); roots = null; }
      }
      clearTimeout(slow);
      if (stale()) return;
      weigh();
    }
    target = targetOf(asked);
    if (!target && !problem && location.hash.startsWith("#/") && asked.one && asked.one !== "*") problem = word("gone");
    panel.show(target);
    canvas.highlight(target && focusOf(target), moving);
    if (!$("table").hidden) table.show();
    $("said").textContent = target ? $("panel").querySelector("h2, .says")?.textContent ?? "" : problem;
    chrome.note(problem);
  }

  return {
    go, choose, expand, route, ahead,
    back() { if (steps > 0) { steps -= 2; history.back(); } else location.hash = ""; },
    moved() { steps += 1; return route(); },
    click(key) {
      if (SERVED && key && key === parsed(location.hash).one && !key.includes("&")) expand(key);
      else if (SERVED && key === null) go(roots && roots[0] !== "*" ? roots[0] : "");
      else go(key ?? "");
    },
    drawnAround: (thing) => canvas.edges.filter(({ from, to }) => from === thing.id || to === thing.id).length,
    get everything() { return roots?.[0] === "*"; },
    get target() { return target; },
  };
})();
