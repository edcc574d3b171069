// All entities as a table: the same graph for screen readers, and for reading and comparing.
const table = (() => {
  const COLUMNS = [
    ["label", (thing) => thing.label, ""], ["type", (thing) => term(thing.type), ""], ["names", (thing) => thing.names.slice(1).join(" · "), "wide"],
    ["ties", (thing) => thing.weight, "num"], ...(SERVED ? [] : [["relations", (thing) => thing.relations.length, "num"], ["claims", (thing) => thing.said.length + thing.about.length, "num"], ["documents", (thing) => thing.documents.length, "num wide"]]),
  ];
  const PAGE = 200;
  let by = 3, down = true, words = "";

  function rows() {
    const from = words ? new Set(search(words)) : null;
    const list = things.filter((thing) => canvas.visible(thing) && (!from || from.has(thing)));
    const value = COLUMNS[by][1];
    const order = (a, b) => (typeof value(a) === "number" ? value(a) - value(b) : value(a).localeCompare(value(b), language ? "en" : "zh"));
    return list.sort((a, b) => (down ? -order(a, b) : order(a, b)) || a.id - b.id);
  }

  function show() {
    const list = rows();
    const head = el("tr", {}, COLUMNS.map(([name, , look], i) => el("th", { scope: "col", class: look, "aria-sort": i === by ? (down ? "descending" : "ascending") : null },
      el("button", { type: "button", onclick: () => { down = i === by ? !down : i > 2; by = i; show(); } }, word(name), i === by ? (down ? " ↓" : " ↑") : ""))));
    const body = el("tbody");
    const add = (from) => body.append(...list.slice(from, from + PAGE).map((thing) => el("tr", {}, COLUMNS.map(([name, value, look]) =>
      (name === "label" ? el("th", { scope: "row" }, el("span.row", {}, mark(thing.type), link(thing))) : el("td", { class: look }, String(value(thing))))))));
    const more = el("button.more", { type: "button", onclick: () => { add(body.rows.length); more.hidden = body.rows.length >= list.length; } }, word("all"));
    add(0);
    more.hidden = list.length <= PAGE;
    $("table").replaceChildren(el("table", {}, el("caption", {}, `${list.length} ${word("shown")}`), el("thead", {}, head), body), more);
  }
  return { show, filter(text) { words = text; if (!$("table").hidden) show(); } };
})();
