// Search by any name, by pinyin or by initials; the box is an ARIA combobox.
const fold = (text) => text.normalize("NFKC").toLowerCase().replaceAll("ü", "v").replace(/[\s'’·・-]+/g, "");
const spelled = new Map(); // of things, folded

function score(thing, wanted) {
  if (!spelled.has(thing)) spelled.set(thing, { names: thing.names.map(fold), keys: thing.keys.map(fold) });
  const { names, keys } = spelled.get(thing);
  let best = 0;
  for (const name of names) best = Math.max(best, name === wanted ? 100 : name.startsWith(wanted) ? 80 : name.includes(wanted) ? 60 : 0);
  for (const key of keys) best = Math.max(best, key === wanted ? 90 : key.startsWith(wanted) ? 70 : wanted.length > 2 && key.includes(wanted) ? 40 : 0);
  return best;
}

// Search among what is known here.
function search(text, limit = Infinity) {
  const wanted = fold(text);
  if (!wanted) return [];
  return things.map((thing) => [score(thing, wanted), thing]).filter(([points]) => points)
    .sort(([p, a], [q, b]) => q - p || b.weight - a.weight || a.id - b.id).slice(0, limit).map(([, thing]) => thing);
}

function searchBox(onSearch) {
  const input = $("search");
  const box = $("found");
  let at = -1, asked = 0;

  const close = () => { box.hidden = true; at = -1; input.setAttribute("aria-expanded", "false"); input.removeAttribute("aria-activedescendant"); };
  const choose = (thing) => { close(); input.value = ""; onSearch(""); input.blur(); place.choose(thing.key); };
  const select = (to) => {
    const options = [...box.querySelectorAll("[role=option]")];
    if (!options.length) return;
    at = (to + options.length) % options.length;
    options.forEach((option, i) => option.setAttribute("aria-selected", String(i === at)));
    options[at].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", options[at].id);
  };
  const show = async () => {
    const mine = asked += 1;
    onSearch(input.value);
    if (!fold(input.value)) return close();
    const found = SERVED ? (await source.search(input.value, 12)).found : search(input.value, 12);
    if (mine !== asked) return undefined; // something else was typed meanwhile
    found.forEach((thing) => { thing.names = thing.names[0] === thing.label ? thing.names : [thing.label, ...thing.names]; });
    box.replaceChildren(...found.map((thing, i) => el("li", { role: "option", id: `found-${i}`, "aria-selected": "false", onmousedown: (e) => e.preventDefault(), onclick: () => choose(thing) },
      mark(thing.type), el("span", {}, called(thing)), el("span.also", {}, thing.names.slice(1, 4).join(" · ")), el("span.count", {}, term(thing.type)))));
    if (!found.length) box.append(el("li.none", {}, word("nothing")));
    box.hidden = false;
    input.setAttribute("aria-expanded", "true");
    $("said").textContent = found.length ? `${word("found")}: ${found.length}` : word("nothing");
    select(0);
    return undefined;
  };
  input.addEventListener("input", show);
  input.addEventListener("focus", () => input.value && show());
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown") select(at + 1);
    else if (event.key === "ArrowUp") select(at - 1);
    else if (event.key === "Enter") box.querySelectorAll("[role=option]")[at]?.click();
    else if (event.key === "Escape") { input.value = ""; onSearch(""); close(); } else return;
    event.preventDefault();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input")) return;
    event.preventDefault();
    input.focus();
  });
}
