// What is seen, handed out: as an image, or as a network for Gephi.
const handOut = (() => {
  function save(blob, name) {
    const address = URL.createObjectURL(blob);
    const anchor = el("a", { href: address, download: name });
    anchor.click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  }
  const title = () => (document.title.split(" · ")[0] || "graph").replace(/[^\p{L}\p{N} _.-]/gu, "").slice(0, 60) || "graph";
  const png = async () => save(await canvas.picture(), `${title()}.png`);

  // Characters that XML cannot hold are dropped; all others are escaped by the browser's own writer.
  const clean = (text) => String(text).replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "");

  function gexf() {
    const SPACE = "http://gexf.net/1.3", VIZ = "http://gexf.net/1.3/viz";
    const file = document.implementation.createDocument(SPACE, "gexf");
    const add = (parent, name, attributes, space = SPACE) => {
      const made = file.createElementNS(space, name);
      for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, clean(value));
      parent.append(made);
      return made;
    };
    file.documentElement.setAttribute("version", "1.3");
    const graph = add(file.documentElement, "graph", { defaultedgetype: "undirected" });
    const fields = (of, names) => { const list = add(graph, "attributes", { class: of }); names.forEach((name, id) => add(list, "attribute", { id, title: name, type: "string" })); };
    fields("node", ["type", "names", "iri"]);
    fields("edge", ["relations", "kind"]);
    const { nodes, edges } = canvas.seen();
    const rgb = (text) => { const n = parseInt(text.slice(1), 16); return { r: n >> 16, g: (n >> 8) & 255, b: n & 255 }; };
    const [inNodes, inEdges] = [add(graph, "nodes", {}), add(graph, "edges", {})];
    const values = (parent, list) => { const box = add(parent, "attvalues", {}); list.forEach((value, id) => add(box, "attvalue", { for: id, value })); };
    for (const { id, x, y, size } of nodes) {
      const thing = things[id];
      const made = add(inNodes, "node", { id: thing.key, label: called(thing) });
      values(made, [thing.type, thing.names.slice(1).join(" | "), `${HOME}${thing.key}`]);
      add(made, "viz:color", rgb(color(thing.type)), VIZ);
      add(made, "viz:position", { x, y: -y, z: 0 }, VIZ);
      add(made, "viz:size", { value: size }, VIZ);
    }
    edges.forEach(({ from, to, items }, id) => {
      const shown = items.filter(filters.passes);
      const made = add(inEdges, "edge", { id, source: things[from].key, target: things[to].key, weight: shown.reduce((sum, { n }) => sum + n, 0) });
      values(made, [[...new Set(shown.map((item) => item.predicate))].join(" | "), filters.kind(shown)]);
    });
    save(new Blob(['<?xml version="1.0" encoding="UTF-8"?>\n', new XMLSerializer().serializeToString(file)], { type: "application/gexf+xml" }), `${title()}.gexf`);
  }
  return { png, gexf };
})();
