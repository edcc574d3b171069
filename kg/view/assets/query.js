// The editor of queries: writing with completions, examples, and answers as a table or as a graph.
const DATA = { terms: {} };
const things = [];
const START = `SELECT ?name ?title ?organization WHERE {
  ?post a kg:Affiliation ; kg:person/skos:prefLabel ?name ; kg:organization/skos:prefLabel ?organization .
  OPTIONAL { ?post kg:title ?title }
}
LIMIT 100`;
let prefixes = {}, vocabulary = [], answer = null, problem = null, network = null;

const text = $("text");
const remember = (name, value) => { try { if (value === undefined) return localStorage.getItem(`industry-kg.${name}`); localStorage.setItem(`industry-kg.${name}`, value); } catch { /* kept nowhere */ } return null; };

function paint() {
  $("colored").replaceChildren(...highlight(text.value), "\n");
  text.style.height = "auto";
  text.style.height = `${Math.max(text.scrollHeight, 200)}px`;
}

// Completions: our terms after kg:, other prefixes, variables of the query, and words of SPARQL.
const completion = (() => {
  const box = $("completions");
  let found = [], at = 0, from = 0;
  const close = () => { box.hidden = true; found = []; text.removeAttribute("aria-activedescendant"); };
  function options(typed) {
    const wanted = typed.toLowerCase();
    if (wanted[0] === "?") return [...new Set(text.value.match(/\?[\p{L}\p{N}_]+/gu) ?? [])].filter((name) => name !== typed && name.toLowerCase().startsWith(wanted)).map((name) => [name, ""]);
    const local = wanted.split(":").at(-1);
    const terms = vocabulary.filter(([name, zh, en]) => name.toLowerCase().includes(wanted) || (wanted.startsWith("kg:") || !wanted.includes(":")) && (zh.includes(local) || en.toLowerCase().includes(local)))
      .sort(([a], [b]) => Number(b.toLowerCase().startsWith(wanted)) - Number(a.toLowerCase().startsWith(wanted))).map(([name, ...labels]) => [name, labels[language]]);
    const names = Object.entries(prefixes).filter(([name]) => name.startsWith(wanted)).map(([name, iri]) => [`${name}:`, iri]);
    const words = [...KEYWORDS].filter((word) => word.length > 1 && word.toLowerCase().startsWith(wanted)).map((word) => [word, ""]);
    return wanted.includes(":") ? terms : [...words.slice(0, 6), ...terms, ...names];
  }
  function show() {
    const before = text.value.slice(0, text.selectionStart);
    const typed = /[?\p{L}][\p{L}\p{N}_:-]*$/u.exec(before)?.[0] ?? "";
    if (typed.length < 2 || /(^|\n)[^\n"<]*#[^\n]*$/.test(before)) return close();
    from = text.selectionStart - typed.length;
    found = options(typed).filter(([name]) => name !== typed).slice(0, 8);
    if (!found.length) return close();
    box.replaceChildren(...found.map(([name, label], i) => el("li", { role: "option", id: `completion-${i}`, "aria-selected": "false", onmousedown: (event) => { event.preventDefault(); take(i); } }, el("code", {}, name), el("span", {}, label))));
    const lines = before.slice(0, from).split("\n");
    box.style.top = `${lines.length * 22 + 14}px`;
    box.style.left = `${Math.min(lines.at(-1).length * 8.2 + 12, Math.max(0, text.clientWidth - 340))}px`;
    box.hidden = false;
    select(0);
    return undefined;
  }
  function select(to) {
    at = (to + found.length) % found.length;
    [...box.children].forEach((option, i) => option.setAttribute("aria-selected", String(i === at)));
    text.setAttribute("aria-activedescendant", `completion-${at}`);
  }
  function take(i) {
    text.setRangeText(found[i][0], from, text.selectionStart, "end");
    close();
    paint();
  }
  // Give whether a key was meant for the list.
  function key(event) {
    if (box.hidden || event.ctrlKey || event.metaKey) return false;
    if (event.key === "ArrowDown") select(at + 1);
    else if (event.key === "ArrowUp") select(at - 1);
    else if (event.key === "Tab" || event.key === "Enter") take(at);
    else if (event.key === "Escape") close();
    else return false;
    event.preventDefault();
    return true;
  }
  return { show, close, key };
})();

// Triples of N-Triples as rows; what the server writes has one triple in each line.
const TERM = /<([^>]*)>|_:(\S+)|"((?:[^"\\]|\\.)*)"(?:@([\w-]+)|\^\^<([^>]*)>)?/g;
const unescape = (s) => s.replace(/\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))/g, (all, four, eight, one) => (one ? { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" }[one] ?? one : String.fromCodePoint(parseInt(four ?? eight, 16))));
const term3 = ([, iri, blank, literal, lang, datatype]) => (iri !== undefined ? { type: "uri", value: unescape(iri) } : blank !== undefined ? { type: "bnode", value: blank } : { type: "literal", value: unescape(literal), "xml:lang": lang, datatype });
const triplesOf = (body) => body.split("\n").filter((line) => line && line[0] !== "#").map((line) => [...line.matchAll(TERM)].slice(0, 3).map(term3)).filter((row) => row.length === 3);

async function run() {
  completion.close();
  answer = problem = null;
  $("summary").textContent = word("running");
  $("run").disabled = true;
  history.replaceState(null, "", `#query=${encodeURIComponent(text.value)}`);
  const began = performance.now();
  try {
    const got = await fetch("/sparql", { method: "POST", body: text.value, headers: { "Content-Type": "application/sparql-query", Accept: "application/sparql-results+json, application/n-triples;q=0.9" } });
    const body = await got.text();
    if (!got.ok) problem = body;
    else if (got.headers.get("Content-Type").startsWith("application/n-triples")) answer = { variables: ["subject", "predicate", "object"], rows: triplesOf(body), triples: true };
    else {
      const { head, boolean, results } = JSON.parse(body);
      answer = boolean === undefined ? { variables: head.vars, rows: results.bindings.map((row) => head.vars.map((name) => row[name])) } : { truth: boolean };
    }
    if (answer) Object.assign(answer, { cut: got.headers.get("X-KG-Truncated"), seconds: (performance.now() - began) / 1000 });
  } catch (error) { problem = String(error.message); }
  $("run").disabled = false;
  show();
}

function show() {
  const rows = answer?.rows;
  $("problem").hidden = !problem;
  $("problem").textContent = problem ?? "";
  $("summary").textContent = !answer ? "" : rows ? `${thousands(rows.length)} ${word(answer.triples ? "triples" : "rows")} · ${answer.seconds.toFixed(2)} ${word("seconds")}` : word(answer.truth ? "yes" : "no");
  if (answer?.cut) $("summary").append(" ", el("strong.tag.warn", {}, word("cut") + answer.cut));
  for (const id of ["views", "save-csv"]) $(id).hidden = !rows?.length;
  if (!rows?.length) view("table");
  $("rows").replaceChildren(...(rows?.length ? [table(rows)] : []));
  if (!$("drawn").hidden) draw();
}

const short = (iri) => {
  const [name, space] = Object.entries(prefixes).filter(([, s]) => iri.startsWith(s)).sort(([, a], [, b]) => b.length - a.length)[0] ?? [];
  return name ? `${name}:${iri.slice(space.length)}` : iri;
};

function cell(value) {
  if (!value) return el("td", {});
  if (value.type !== "uri") return el("td", {}, value.value, value["xml:lang"] ? el("span.n", {}, ` ${value["xml:lang"]}`) : null);
  const ours = value.value.startsWith(HOME);
  const target = ours ? `/${hash(value.value.slice(HOME.length))}` : /^https?:\/\//i.test(value.value) ? value.value : null;
  return el("td", {}, target ? el("a.link", { href: target, rel: "noopener noreferrer", target: ours ? null : "_blank", title: value.value }, short(value.value)) : value.value);
}

function table(rows) {
  const body = el("tbody");
  const add = () => { body.append(...rows.slice(body.rows.length, body.rows.length + 500).map((row) => el("tr", {}, row.map(cell)))); more.hidden = body.rows.length >= rows.length; };
  const more = el("button.more", { type: "button", onclick: add }, word("all"));
  add();
  return el("div", {}, el("table", {}, el("caption.hidden", {}, word("results")), el("thead", {}, el("tr", {}, answer.variables.map((name) => el("th", { scope: "col" }, name)))), body), more);
}

// Rows as a graph: what stands in one row is tied, in the order of the columns; of triples the predicate is the tie.
function draw() {
  const MOST = 200;
  const nodes = new Map(), edges = [], ties = new Map();
  const node = (value) => {
    const key = `${value.type} ${value.value}`;
    if (!nodes.has(key)) nodes.set(key, { id: key, label: (value.type === "uri" ? decoded(short(value.value)).split(/[:/]/).at(-1) : value.value).slice(0, 24), title: value.value, group: value.type === "uri" ? /\/id\/(\w+)/.exec(value.value)?.[1] ?? "other" : "literal" });
    return key;
  };
  const named = answer.variables.map((_, i) => i).filter((i) => answer.rows.some((row) => row[i]?.type === "uri"));
  const columns = named.length > 1 ? named : answer.variables.map((_, i) => i); // words beside things would only clutter
  for (const whole of answer.rows) {
    const row = answer.triples ? whole : columns.map((i) => whole[i]);
    if (nodes.size > MOST) break;
    if (answer.triples) {
      const [from, to, name] = [node(row[0]), node(row[2]), short(row[1].value).split(/[:/]/).at(-1)];
      const same = ties.get(`${from} ${to}`);
      if (same) same.label += ` · ${name}`;
      else { ties.set(`${from} ${to}`, { from, to, label: name }); edges.push(ties.get(`${from} ${to}`)); }
    } else row.filter(Boolean).reduce((before, value) => { const key = node(value); if (before && before !== key) edges.push({ from: before, to: key }); return key; }, null);
  }
  const ink = color("ink"), face = getComputedStyle(document.body).fontFamily, colors = { person: "Person", company: "Company", organization: "Organization", model: "Model", product: "Product" };
  const shown = [...nodes.values()].map((one) => ({ ...one, shape: one.group === "literal" ? "box" : "dot", size: 16, scaling: { label: { drawThreshold: 1 } }, color: one.group === "literal" ? { background: color("paper"), border: color("line") } : color(colors[one.group] ?? "UnnamedSource"), group: undefined, font: { color: ink, size: 24, face, strokeColor: color("ground") } }));
  const drawn = new vis.DataSet(shown);
  network?.destroy();
  network = new vis.Network($("drawn"), { nodes: drawn, edges }, { physics: { stabilization: { iterations: 200 }, barnesHut: { gravitationalConstant: -9000, centralGravity: 0.8, springLength: 130, avoidOverlap: 0.5 } }, layout: { randomSeed: 1, improvedLayout: false }, edges: { smooth: false, color: color("edge"), width: 2, ...(answer.triples ? { arrows: { to: { enabled: true, scaleFactor: 0.6 } } } : {}), font: { face, color: color("soft"), size: 11, strokeWidth: 4, strokeColor: color("ground") } } });
  network.once("stabilizationIterationsDone", () => spread(drawn));
  network.on("doubleClick", ({ nodes: [key] }) => { if (key?.startsWith(`uri ${HOME}`)) location.assign(`/${hash(key.slice(4 + HOME.length))}`); });
  if (nodes.size > MOST) $("summary").append(" ", el("span.tag", {}, word("tooMany")));
}
// The drawing takes the form of its box and stands still; its words are as large as those of the page.
function spread(nodes) {
  const { clientWidth: width, clientHeight: height } = $("drawn");
  const places = Object.entries(network.getPositions());
  // Half by place and half by rank, so that the middle is not crowded where a few stand far off.
  const spaced = (axis) => {
    const sorted = places.map(([key, p]) => [key, p[axis]]).sort(([, a], [, b]) => a - b);
    const [low, reach] = [sorted[0][1], sorted.at(-1)[1] - sorted[0][1] || 1];
    return new Map(sorted.map(([key, at], rank) => [key, (at - low) / reach + rank / sorted.length]));
  };
  const [across, down] = [spaced("x"), spaced("y")];
  const size = 45 * Math.sqrt(places.length);
  const wide = Math.sqrt(width / height);
  const crowded = (width * height) / places.length < 8000; // pixels for each
  network.setOptions({ physics: false });
  for (const [key] of places) network.moveNode(key, across.get(key) * size * wide, (down.get(key) * size) / wide);
  network.fit();
  if (network.getScale() > 1.2) network.moveTo({ scale: 1.2 });
  const unit = 1 / network.getScale();
  nodes.update(places.map(([id]) => ({ id, size: (crowded ? 5 : 8) * unit, font: { size: (crowded ? 11 : 13) * unit, strokeWidth: 3 * unit } })));
  network.setOptions({ edges: { width: 1.2 * unit, font: { size: crowded ? 0 : 11 * unit, strokeWidth: 3 * unit } } });
}
const decoded = (s) => { try { return decodeURIComponent(s); } catch { return s; } };

function view(as) {
  $("rows").hidden = as !== "table";
  $("drawn").hidden = as === "table";
  $("as-table").setAttribute("aria-pressed", String(as === "table"));
  $("as-graph").setAttribute("aria-pressed", String(as !== "table"));
}

// A spreadsheet must not take a cell for a formula.
function csv() {
  const safe = (value) => { const s = value?.value ?? ""; return /^[=+\-@\t\r]/.test(s) ? `'${s}` : s; };
  const line = (cells) => cells.map((s) => (/[",\r\n]/.test(s) ? `"${s.replaceAll('"', '""')}"` : s)).join(",");
  const blob = new Blob(["\ufeff", [line(answer.variables), ...answer.rows.map((row) => line(row.map(safe)))].join("\r\n"), "\r\n"], { type: "text/csv" });
  const address = URL.createObjectURL(blob);
  el("a", { href: address, download: "answer.csv" }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

function speak() {
  document.documentElement.lang = language ? "en" : "zh";
  $("language").textContent = language ? "中文" : "EN";
  for (const node of document.querySelectorAll("[data-word]")) node.textContent = word(node.dataset.word);
  for (const node of document.querySelectorAll("[data-label]")) node.setAttribute("aria-label", word(node.dataset.label));
  const [first] = $("examples").options;
  if (first) first.textContent = word("choose");
}

async function main() {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const theme = (name) => { document.documentElement.dataset.theme = name; };
  theme(remember("theme") ?? (dark.matches ? "dark" : "light"));
  language = Number(remember("language") ?? (navigator.language.startsWith("zh") ? 0 : 1));
  const start = await (await fetch("/api/start")).json();
  ({ prefixes, vocabulary } = start);
  $("examples").append(el("option", { value: "" }), ...start.examples.map(({ title }, i) => el("option", { value: i }, title)));
  $("examples").addEventListener("change", (event) => { if (event.target.value !== "") { text.value = start.examples[event.target.value].text; paint(); run(); } });
  const given = /^#query=(.*)$/s.exec(location.hash);
  text.value = given ? decoded(given[1]) : START;
  speak();
  paint();
  text.addEventListener("input", () => { paint(); completion.show(); });
  text.addEventListener("blur", completion.close);
  text.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); run(); } else completion.key(event);
  });
  $("run").addEventListener("click", run);
  $("save-csv").addEventListener("click", csv);
  $("as-table").addEventListener("click", () => view("table"));
  $("as-graph").addEventListener("click", () => { view("graph"); draw(); $("drawn").scrollIntoView({ block: "nearest" }); });
  $("theme").addEventListener("click", () => { const next = document.documentElement.dataset.theme === "dark" ? "light" : "dark"; theme(next); remember("theme", next); show(); });
  $("language").addEventListener("click", () => { language = 1 - language; remember("language", String(language)); speak(); show(); });
  if (given) await run();
  document.documentElement.dataset.ready = "true";
}

main();
