// The drawing: vis-network keeps nodes, edges, dragging and zooming; marks and highlights are drawn here.
const canvas = (() => {
  const OPTIONS = {
    physics: { enabled: false }, layout: { improvedLayout: false, randomSeed: 1 }, nodes: { borderWidth: 1.5, font: { size: 0 } },
    edges: { smooth: false, selectionWidth: 0, hoverWidth: 0 }, interaction: { hover: true, keyboard: false, multiselect: false, selectConnectedEdges: false },
  };
  let nodes = []; // by the number of the thing; not every thing is drawn
  let edges = [];
  let groups = []; // things that belong together, drawn on a ground of their own
  let lone = new Set(); // nodes of which the filters let nothing through
  let degree = new Map(); // edges that are drawn, by their ends
  const count = () => nodes.reduce((sum) => sum + 1, 0);
  let network, scheme = {}, focus = null, hovered = null, turned = false, unit = 1, unfit = false;

  const place = (node) => (turned ? { x: node.y, y: node.x } : { x: node.x, y: node.y });
  const visible = (id) => nodes[id] !== undefined && filters.shows(things[id].type) && !lone.has(id);

  const SHAPES = { Person: "dot", Company: "square", Organization: "hexagon", Model: "diamond", Product: "triangle" };

  function trace(ctx, shape, x, y, r) {
    ctx.beginPath();
    if (shape === "square") ctx.roundRect(x - r * 0.88, y - r * 0.88, r * 1.76, r * 1.76, r * 0.25);
    else if (shape === "dot") ctx.arc(x, y, r, 0, 2 * Math.PI);
    else {
      const [corners, from, size] = { diamond: [4, 0, 1.22], hexagon: [6, Math.PI / 6, 1.08], triangle: [3, -Math.PI / 2, 1.25] }[shape];
      for (let i = 0; i < corners; i += 1) {
        const angle = from + (i * 2 * Math.PI) / corners;
        ctx.lineTo(x + r * size * Math.cos(angle), y + r * size * Math.sin(angle));
      }
      ctx.closePath();
    }
  }
  const radius = (node, scale) => Math.max(node.size, 2.2 / scale);

  function drawMark(ctx, node, x, y, scale, ring) {
    const { type } = things[node.id];
    trace(ctx, SHAPES[type], x, y, radius(node, scale));
    ctx.fillStyle = scheme[type];
    ctx.fill();
    ctx.lineWidth = Math.min(1.6, node.size / 5);
    ctx.strokeStyle = scheme.ground;
    ctx.stroke();
    if (!ring) return;
    trace(ctx, SHAPES[type], x, y, radius(node, scale) + 4 / scale);
    ctx.lineWidth = 2.4 / scale;
    ctx.strokeStyle = scheme[type];
    ctx.stroke();
  }

  // The ground under a community: what its outermost points enclose, with a round margin.
  function ground(ctx, points) {
    if (points.length < 3) return;
    const sorted = [...points].sort((a, b) => a.x - b.x || a.y - b.y);
    const turn = (o, a, b) => (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x);
    const half = (list) => list.reduce((chain, p) => { while (chain.length > 1 && turn(chain.at(-2), chain.at(-1), p) <= 0) chain.pop(); chain.push(p); return chain; }, []).slice(0, -1);
    const hull = [...half(sorted), ...half(sorted.reverse())];
    ctx.beginPath();
    hull.forEach((p) => ctx.lineTo(p.x, p.y));
    ctx.closePath();
    ctx.lineJoin = "round";
    ctx.lineWidth = 70;
    ctx.fillStyle = ctx.strokeStyle = scheme.group;
    ctx.stroke();
    ctx.fill();
  }

  function edgeStyle(kind) {
    const width = unit * (kind === "relation" ? 1.4 : 1.1);
    return { width, color: { color: scheme[kind === "said" ? "said" : "edge"], highlight: scheme.edge, hover: scheme.soft }, dashes: kind === "unsure" ? [6 * unit, 4 * unit] : kind === "said" ? [1.5 * unit, 3.5 * unit] : false };
  }

  function data() {
    const kept = edges.map((edge, id) => ({ id, from: edge.from, to: edge.to, kind: filters.kind(edge.items) }))
      .filter((edge) => edge.kind && filters.shows(things[edge.from].type) && filters.shows(things[edge.to].type));
    degree = new Map();
    for (const { from, to } of kept) for (const id of [from, to]) degree.set(id, (degree.get(id) ?? 0) + 1);
    lone = new Set();
    if (filters.narrow) {
      const tied = new Set(edges.flatMap(({ from, to }) => [from, to]));
      const told = ({ id, days }) => !tied.has(id) && !filters.onTies && filters.within(days); // what no tie tells of is as old as the articles that name it
      for (const node of nodes) if (node && !degree.has(node.id) && !told(node)) lone.add(node.id);
      for (const id of focus?.centre ?? []) lone.delete(id);
    }
    return {
      nodes: nodes.filter((node) => visible(node.id)).map((node) => ({ id: node.id, ...place(node), size: node.size, shape: "custom", label: undefined })),
      edges: kept.map(({ id, from, to, kind }) => ({ id, from, to, arrows: "", ...edgeStyle(kind) })),
    };
  }

  function start(onChoose) {
    const box = $("canvas");
    turned = box.clientHeight > box.clientWidth * 1.15;
    colors();
    network = new vis.Network(box, { nodes: [], edges: [] }, {
      ...OPTIONS, autoResize: true,
      nodes: { ...OPTIONS.nodes, shape: "custom", ctxRenderer: ({ ctx, id, x, y }) => ({ drawNode: () => drawMark(ctx, nodes[id], x, y, network ? network.getScale() : 1), nodeDimensions: { width: nodes[id].size * 2, height: nodes[id].size * 2 } }) },
    });
    network.on("beforeDrawing", (ctx) => { for (const group of groups) ground(ctx, group.filter(({ id }) => visible(id)).map(place)); });
    network.on("afterDrawing", overlay);
    network.on("click", ({ nodes: [node], edges: [edge] }) => {
      if (node !== undefined) onChoose(things[node].key);
      else if (edge !== undefined) onChoose(`${things[edges[edge].from].key}&${things[edges[edge].to].key}`);
      else onChoose(null);
    });
    const over = (what) => { hovered = what; box.style.cursor = what ? "pointer" : ""; network.redraw(); };
    network.on("hoverNode", ({ node }) => over({ node }));
    network.on("hoverEdge", ({ edge }) => over({ edge }));
    network.on("blurNode", () => over(null));
    network.on("blurEdge", () => over(null));
    box.addEventListener("keydown", keys);
  }

  // Draw these nodes (of things, with places) and edges (of things, with the items they stand for).
  function draw(next, moving = false, keep = false) {
    const view = keep && { position: network.getViewPosition(), scale: network.getScale() };
    network.setData({ nodes: [], edges: [] }); // what stood may be drawn no more, its nodes go
    for (const thing of things) thing.node = null;
    nodes = [];
    for (const node of next.nodes) { nodes[node.id] = node; things[node.id].node = node; }
    edges = next.edges;
    groups = (next.groups ?? []).map((group) => group.map((id) => nodes[id]).filter(Boolean)).filter((group) => group.length > 4);
    hovered = focus = null;
    unit = Math.max(1, Math.sqrt(count() / 90));
    const many = count() > 1500;
    network.setOptions({ interaction: { hover: !many, hideEdgesOnDrag: many, hideEdgesOnZoom: many } });
    network.setData(data());
    if (view) network.moveTo(view);
    else fit(moving);
  }

  function keys(event) {
    const step = 60 / network.getScale();
    const moves = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] };
    if (moves[event.key]) {
      const { x, y } = network.getViewPosition();
      network.moveTo({ position: { x: x + moves[event.key][0], y: y + moves[event.key][1] } });
    } else if (event.key === "+" || event.key === "=") zoom(1.3);
    else if (event.key === "-") zoom(1 / 1.3);
    else if (event.key === "0") fit();
    else return;
    event.preventDefault();
  }

  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const motion = (on) => (on && !calm.matches && count() <= 1500 ? { duration: 350, easingFunction: "easeInOutQuad" } : false);

  function zoom(by) { network.moveTo({ scale: network.getScale() * by, animation: motion(true) }); }

  // Show a set of nodes (all of them if none is given) with room for the labels, the legend and, on a phone, the sheet.
  function fit(moving = true, ids = null) {
    const shown = (ids ?? nodes.filter(Boolean).map((node) => node.id)).filter(visible).map((id) => place(nodes[id]));
    if (!shown.length) return;
    const { clientWidth: width, clientHeight: height } = $("canvas");
    unfit = width === 0; // behind the list; done once it is seen
    if (unfit) return;
    const xs = shown.map((p) => p.x), ys = shown.map((p) => p.y);
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const phone = innerWidth <= 720;
    const covered = phone ? Math.min($("panel").clientHeight, height * 0.65) : 0;
    const free = { width: width - (phone ? 60 : 130), height: height - covered - (phone ? 50 : 80) };
    const scale = Math.min(free.width / (right - left + 1), free.height / (bottom - top + 1), ids ? 1.25 : 1.6);
    const shift = covered / 2 / scale;
    network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 + shift }, scale: Math.max(scale, 0.01), animation: motion(moving) });
  }

  function colors() {
    scheme = Object.fromEntries([...TYPES, "ground", "paper", "ink", "soft", "faint", "edge", "said", "accent", "group"].map((name) => [name, color(name)]));
  }

  function refresh() {
    const view = { position: network.getViewPosition(), scale: network.getScale() };
    colors();
    network.setData(data());
    network.moveTo(view);
  }

  // The middle of a focus and most of what it is tied to: the few that stand far off would make the rest too small to read.
  function near({ centre, ids }) {
    const middle = centre.filter(visible).map((id) => place(nodes[id]))[0];
    if (!middle || ids.length < 8) return ids;
    const far = (id) => { const p = place(nodes[id]); return Math.hypot(p.x - middle.x, p.y - middle.y); };
    const sorted = ids.filter(visible).sort((a, b) => far(a) - far(b));
    return [...centre, ...sorted.slice(0, Math.ceil(sorted.length * 0.8))];
  }

  // Highlight things and, if one or two are in the middle, the ties between them and the others.
  function highlight(next, moving = true) {
    focus = next && next.ids.length ? { ...next, set: new Set(next.ids) } : null;
    network.unselectAll();
    if (focus) {
      const { x, y } = network.getViewPosition();
      const reach = { x: $("canvas").clientWidth / 2 / network.getScale() - 60, y: $("canvas").clientHeight / 2 / network.getScale() - 60 };
      const seen = next.centre.filter(visible).map((id) => place(nodes[id])).every((p) => Math.abs(p.x - x) < reach.x && Math.abs(p.y - y) < reach.y);
      if (!seen || innerWidth <= 720 || network.getScale() < 0.45) fit(moving, focus.ids.length < 60 ? near(focus) : next.centre);
    }
    network.redraw();
  }

  function overlay(ctx) {
    const scale = network.getScale();
    const view = network.getViewPosition();
    const { clientWidth: width, clientHeight: height } = ctx.canvas;
    const ratio = ctx.canvas.width / width;
    const at = (node) => { const p = place(node); return { x: (p.x - view.x) * scale + width / 2, y: (p.y - view.y) * scale + height / 2 }; };
    if (focus) {
      ctx.save();
      ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
      ctx.globalAlpha = 0.86;
      ctx.fillStyle = scheme.ground;
      ctx.fillRect(0, 0, width, height);
      ctx.restore();
      drawTies(ctx, scale);
      for (const id of focus.ids) if (visible(id)) { const p = place(nodes[id]); drawMark(ctx, nodes[id], p.x, p.y, scale, focus.centre.includes(id)); }
    }
    ctx.save();
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    ctx.lineJoin = "round";
    named(ctx, scale, width, height, at);
    ctx.restore();
  }

  const tiesInFocus = () => (focus ? focus.pairs.filter((pair) => filters.kind(itemsOf(pair))).filter(({ ends: [a, b] }) => visible(a.id) && visible(b.id)) : []);
  const direction = (pair) => {
    const from = new Set([...pair.relations.map((r) => (SYMMETRIC.has(r.predicate) ? null : r.subject))]);
    return from.size === 1 ? [...from][0] : null;
  };

  function drawTies(ctx, scale) {
    for (const pair of tiesInFocus()) {
      const [a, b] = pair.ends.map((thing) => place(nodes[thing.id]));
      const sure = pair.relations.some((r) => r.modality === "Asserted");
      ctx.beginPath();
      ctx.moveTo(a.x, a.y);
      ctx.lineTo(b.x, b.y);
      ctx.setLineDash(sure ? [] : pair.relations.length ? [7 / scale, 5 / scale] : [2 / scale, 4 / scale]);
      ctx.lineWidth = (pair.relations.length ? 1.8 : 1.4) / scale;
      ctx.strokeStyle = pair.relations.length ? scheme.soft : scheme.faint;
      ctx.stroke();
      ctx.setLineDash([]);
      const from = direction(pair);
      if (!from) continue;
      const [tail, head] = from === pair.ends[0] ? [a, b] : [b, a];
      const target = pair.ends[from === pair.ends[0] ? 1 : 0];
      const angle = Math.atan2(head.y - tail.y, head.x - tail.x);
      const gap = radius(nodes[target.id], scale) * 1.2 + 3 / scale;
      const tip = { x: head.x - gap * Math.cos(angle), y: head.y - gap * Math.sin(angle) };
      ctx.beginPath();
      ctx.moveTo(tip.x, tip.y);
      for (const side of [-0.42, 0.42]) ctx.lineTo(tip.x - (9 / scale) * Math.cos(angle + side), tip.y - (9 / scale) * Math.sin(angle + side));
      ctx.fillStyle = scheme.soft;
      ctx.fill();
    }
  }

  const important = (id) => (hovered?.node === id ? 4e6 : 0) + (focus?.centre.includes(id) ? 2e6 : 0) + things[id].weight;

  // What of the drawing is named: the marks that are seen, and the ties in focus and under the pointer.
  function named(ctx, scale, width, height, at) {
    const seen = ({ p }) => p.x > -20 && p.y > -20 && p.x < width + 20 && p.y < height + 20;
    const marks = (focus ? focus.ids.map((id) => nodes[id]) : nodes).filter((node) => visible(node.id))
      .map((node) => ({ thing: things[node.id], p: at(node), r: radius(node, scale) * scale })).filter(seen)
      .sort((a, b) => important(b.thing.id) - important(a.thing.id) || a.thing.id - b.thing.id).slice(0, 500);
    const frame = ctx.canvas.getBoundingClientRect();
    const covered = [...document.querySelectorAll(".zoom, #note:not([hidden])")].map((box) => { // what stands over the drawing
      const { x, y, width: w, height: h } = box.getBoundingClientRect();
      return { x: x - frame.x, y: y - frame.y, w, h };
    });
    const limit = focus ? 120 : innerWidth <= 720 ? 40 : 130;
    const taken = lettering.labels(ctx, marks, { must: ({ id }) => important(id) >= 1e6, limit, width, height, covered, scheme });
    const tie = (ends, relations, pointed) => ({ a: at(nodes[ends[0].id]), b: at(nodes[ends[1].id]), pointed, name: [...new Set(relations.map((r) => term(r.predicate)))].slice(0, 2).join(" · ") || word("said") });
    const edge = hovered?.edge === undefined ? null : edges[hovered.edge];
    const ties = tiesInFocus().map(({ ends, relations }) => tie(focus.centre.includes(ends[1].id) ? [...ends].reverse() : ends, relations, false));
    if (edge) ties.unshift(tie([things[edge.from], things[edge.to]], edge.items.filter((item) => item.kind !== "said"), true));
    lettering.ties(ctx, ties, taken, scheme);
  }

  // What is seen, as an image: ground, drawing, and what the colours mean.
  function picture() {
    const seen = $("canvas").querySelector("canvas");
    const made = document.createElement("canvas");
    const ratio = seen.width / seen.clientWidth;
    const foot = 34 * ratio;
    [made.width, made.height] = [seen.width, seen.height + foot];
    const ctx = made.getContext("2d");
    ctx.fillStyle = scheme.ground;
    ctx.fillRect(0, 0, made.width, made.height);
    ctx.drawImage(seen, 0, 0);
    ctx.scale(ratio, ratio);
    ctx.textBaseline = "middle";
    let x = 16;
    for (const type of typesDrawn()) {
      trace(ctx, SHAPES[type], x + 6, seen.clientHeight + 17, 6);
      ctx.fillStyle = scheme[type];
      ctx.fill();
      ctx.font = `400 12.5px ${lettering.FONT}`;
      ctx.fillStyle = scheme.soft;
      ctx.fillText(term(type), x + 18, seen.clientHeight + 17);
      x += 36 + ctx.measureText(term(type)).width;
    }
    return new Promise((then) => { made.toBlob(then, "image/png"); });
  }

  return {
    start, draw, fit, zoom, refresh, highlight, picture, redraw() { if (unfit) fit(false); network.redraw(); },
    drawn(then) { if (unfit) then(); else { network.once("afterDrawing", then); network.redraw(); } },
    get edges() { return edges; },
    nodes: () => nodes.filter(Boolean),
    tied: (thing) => !lone.has(thing.id),
    visible: (thing) => visible(thing.id),
    degree: (thing) => degree.get(thing.id) ?? 0,
    seen: () => ({ nodes: nodes.filter((node) => visible(node.id)), edges: edges.filter((edge) => visible(edge.from) && visible(edge.to) && filters.kind(edge.items)) }),
  };
})();
