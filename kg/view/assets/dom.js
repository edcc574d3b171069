// Elements are made here and nowhere else; whatever comes from documents goes in as text.
const SVG = "http://www.w3.org/2000/svg";
const MARKS = {
  Person: "M10 2a8 8 0 1 0 0 16a8 8 0 1 0 0-16z", Company: "M3 3h14v14H3z", Organization: "M10 1.5l7.6 4.3v8.4L10 18.5l-7.6-4.3V5.8z",
  Model: "M10 .8L19.2 10L10 19.2L.8 10z", Product: "M10 2l9 15.5H1z", Topic: "M5.5 2h2v16h-2zM12.5 2h2v16h-2zM2 6h16v2H2zM2 12h16v2H2z", UnnamedSource: "M10 5a5 5 0 1 0 0 10a5 5 0 1 0 0-10z",
};
const $ = (id) => document.getElementById(id);

function el(tag, attributes = {}, ...children) {
  const [name, ...classes] = tag.split(".");
  const made = document.createElement(name);
  if (classes.length) made.className = classes.join(" ");
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (key === "type_") made.style.setProperty("--type", `var(--${value})`);
    else made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

function svg(width, height, ...shapes) {
  const made = document.createElementNS(SVG, "svg");
  made.setAttribute("viewBox", `0 0 ${width} ${height}`);
  made.setAttribute("aria-hidden", "true");
  for (const [tag, attributes] of shapes) {
    const shape = document.createElementNS(SVG, tag);
    for (const [key, value] of Object.entries(attributes)) shape.setAttribute(key, value);
    made.append(shape);
  }
  return made;
}

function mark(type) {
  const made = svg(20, 20, ["path", { d: MARKS[type] ?? MARKS.Person }]);
  made.classList.add("mark");
  made.style.setProperty("--type", `var(--${type})`);
  return made;
}

const hash = (key) => `#/${encodeURI(key)}`;
const TYPES = ["Person", "Company", "Organization", "Model", "Product"];
const typesDrawn = () => TYPES.filter((type) => things.some((thing) => thing.node && thing.type === type));

// What a thing is called: its label, and among namesakes what tells it apart.
const called = ({ label, apart }) => (!apart ? label : language ? `${label} (${apart})` : `${label}（${apart}）`);
const link = (thing) => { const name = called(thing); return el("button.link", { type: "button", type_: thing.type, title: name.length > 10 ? name : null, onclick: () => place.go(thing.key) }, name); };
const count = (n) => el("span.n", {}, String(n));

// A list that shows its beginning and, asked, the rest.
function listed(items, make, first = 6) {
  const box = el("div", {}, items.slice(0, first).map(make));
  if (items.length > first) {
    const more = el("button.more", { type: "button", onclick: () => more.replaceWith(...items.slice(first).map(make)) }, `${word("all")} ${items.length}`);
    box.append(more);
  }
  return box;
}

const color = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
