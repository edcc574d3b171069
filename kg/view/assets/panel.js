// The side panel: the overview, a thing, a pair of things, or the text behind a relation, post, fact or claim.
const panel = (() => {
  const quoted = (claim, text) => (claim.direct && !/^[“"「『]/.test(text) ? `“${text}”` : text);
  const day = (text) => text ?? "";
  const heading = (name, n) => el("h3", {}, name, n === undefined ? null : count(n));
  const kind = (thing) => el("p.kind", { type_: thing.type }, mark(thing.type), [term(thing.type), ...thing.kinds.map(term)].join(" · "));
  const joined = (items) => items.flatMap((item, i) => (i ? [language ? ", " : "、", item] : [item]));
  const modality = (relation) => (relation.modality === "Asserted" ? null : el("span.tag", {}, term(relation.modality)));

  function where(document) {
    const place = document.places[0] ?? "";
    const source = /^https?:\/\//i.test(place) ? el("a.link", { href: place, rel: "noopener noreferrer", target: "_blank" }, place) : place;
    return el("p.where", {}, [day(document.issued), document.publisher ?? "", source].filter(Boolean).flatMap((item, i) => (i ? [" · ", item] : [item])));
  }

  const documentLink = (document) => el("button.link", { type: "button", onclick: () => place.go(document.key) }, document.title);

  const articleRow = (d) => el("div.row", {}, el("span", {}, documentLink(d), el("br"), el("span.also", {}, [d.issued, d.publisher].filter(Boolean).join(" · "))));

  // A line of a list: what is told wraps between the sign before it and the button behind it.
  const line = (thing, told, end) => el("div.row", {}, mark(thing.type), el("span.told", {}, [link(thing), ...told].filter(Boolean)), end);

  // One passage, marked in what surrounds it.
  function passage(p) {
    const { before, text, after } = surroundings(p);
    const AROUND = 120;
    const [start, end] = [[...before], [...after]];
    const cut = start.length > AROUND || end.length > AROUND;
    const box = el("div.text");
    const fill = (whole) => {
      box.classList.toggle("whole", whole);
      const left = whole || start.length <= AROUND ? before : `…${start.slice(-AROUND).join("")}`;
      const right = whole || end.length <= AROUND ? after : `${end.slice(0, AROUND).join("")}…`;
      const marked = el("mark", {}, text);
      box.replaceChildren(left.trimStart(), marked, right.trimEnd());
      if (whole) box.scrollTop = marked.offsetTop - box.offsetTop - 60;
    };
    fill(false);
    const more = cut && el("button.more", { type: "button", "aria-expanded": "false", onclick: () => {
      const open = more.getAttribute("aria-expanded") === "false";
      more.setAttribute("aria-expanded", String(open));
      more.textContent = word(open ? "less" : "whole");
      fill(open);
    } }, word("whole"));
    return el("article.source", {}, el("p.head", {}, documentLink(p.document)), where(p.document), box, more);
  }

  function passagesOf(list) {
    const sorted = [...list].sort((a, b) => (b.document.issued ?? "").localeCompare(a.document.issued ?? "") || a.start - b.start);
    return sorted.length ? [heading(word("evidence"), sorted.length), listed(sorted, passage, 5)] : [el("p.lead", {}, word("noEvidence"))];
  }

  function claimCard(claim, hint = true, speaker = null) {
    const text = surroundings(claim.passage).text;
    const alone = claim.by.length === 1 && claim.by[0] === speaker;
    const speakers = alone ? [] : claim.by.length ? joined(claim.by.map(link)) : [word("unknown")];
    const topics = claim.about.filter((thing) => !claim.by.includes(thing));
    return el("div.claim", {},
      el("blockquote", {}, el("button", { type: "button", onclick: () => place.go(claim.key) }, quoted(claim, text))),
      el("p.by", {}, (speakers.length > 0 || claim.cue) && el("span", {}, speakers, claim.cue ? ` ${claim.cue}` : ""), claim.on && el("span", {}, claim.on), el("span.doc", {}, claim.passage.document.title)),
      topics.length > 0 && el("p.by", {}, el("span", {}, "→ ", joined(topics.map(link)))),
      hint && claim.against.size > 0 && el("p.by", {}, el("button", { type: "button", onclick: () => place.go(claim.key) }, el("span.tag.warn", {}, `${word("against")} (${claim.against.size})`))));
  }

  function row(relation, thing) {
    const other = relation.subject === thing ? relation.object : relation.subject;
    const title = thing.posts.filter((post) => relation.predicate === "worksFor" && (post.person === other || post.organization === other)).map((post) => post.title).filter(Boolean)[0];
    return line(other, [title && el("span.also", {}, title), modality(relation), period(relation)],
      evidenceButton(relation, `${called(relation.subject)} ${term(relation.predicate)} ${called(relation.object)}`));
  }

  // A post says more than that somebody works somewhere; on the page of the person it stands for the relation.
  const toldByPost = (relation, thing) => relation.predicate === "worksFor" && relation.modality === "Asserted" && relation.subject === thing && thing.posts.some((post) => post.organization === relation.object);

  function relationGroups(thing, told) {
    const groups = new Map();
    for (const relation of told) {
      const name = relation.subject === thing ? term(relation.predicate) : inverse(relation.predicate);
      if (!groups.has(name)) groups.set(name, []);
      groups.get(name).push(relation);
    }
    return [...groups].map(([name, list]) => el("section", {}, el("h4", {}, name, " ", count(list.length)), listed(list.sort((a, b) => b.subject.weight + b.object.weight - a.subject.weight - a.object.weight), (r) => row(r, thing), 8)));
  }

  const evidenceButton = (item, words) => el("button.to", { type: "button", onclick: () => place.go(item.key), "aria-label": `${word("evidence")}: ${words}` }, word("evidence"));

  // From when to when a post is told of: the days of the articles that do.
  function seen(post) {
    const told = post.passages.map((p) => p.document.issued).filter(Boolean).sort();
    return told.length > 0 && el("span.when", {}, told[0] === told.at(-1) ? told[0] : `${told[0]} – ${told.at(-1)}`);
  }

  // From when to when it held, where a text says so.
  function period({ since, until }) {
    const told = since && until ? (since === until ? since : `${since} – ${until}`) : since ? word("begun")(since) : until && word("ended")(until);
    return told && el("span.when", { title: word("period") }, told);
  }

  const postRow = (post) => line(post.organization, [post.title && el("span.also", {}, post.title), post.former && el("span.tag", {}, word("former")), period(post) || seen(post)],
    evidenceButton(post, `${called(post.person)} ${called(post.organization)} ${post.title ?? ""}`));

  function factsOf(thing) {
    return thing.facts.length > 0 && el("dl.facts", {}, thing.facts.flatMap((fact) => [el("dt", {}, term(fact.predicate)),
      el("dd", {}, el("button.link", { type: "button", onclick: () => place.go(fact.key) }, fact.value), " ", modality(fact))]));
  }

  function expander(thing) {
    const more = SERVED && thing.node ? thing.weight - place.drawnAround(thing) : 0;
    if (!SERVED || thing.type === "Topic" || thing.type === "UnnamedSource") return null;
    const alone = place.everything && thing.node;
    if (thing.node && !alone && more <= 0) return null;
    const n = alone ? count(thing.weight) : more > 0 ? count(`+${more}`) : null;
    return el("p.by", {}, el("button.chip.expand", { type: "button", onclick: () => place.expand(thing.key) }, word(alone ? "alone" : "expand"), n));
  }

  // Claims by or about a thing: those at hand, how many there are in all, and where the others are.
  function claimsOf(thing, list, name, total, property, make) {
    if (!list.length) return null;
    const query = `SELECT ?on ?text WHERE {\n  ?claim ${property} <${HOME}${thing.key}> ; kg:text ?text .\n  OPTIONAL { ?claim kg:statedOn ?on }\n}\nORDER BY DESC(?on)`;
    return [heading(name, Math.max(total ?? 0, list.length)), listed(list, make, 5),
      total > list.length && el("a.more", { href: `/query#query=${encodeURIComponent(query)}` }, `${word("others")} ${thousands(total - list.length)}`)];
  }

  // Claims over time: one mark each, by the month.
  function timeline(list) {
    const every = list.filter((claim) => filters.month(claim.on));
    const { inside, outside } = filters.stretch(every.map(({ on }) => [on, on, 1]));
    const within = new Set(inside.map(([on]) => on));
    const dated = every.filter(({ on }) => within.has(on));
    const months = [...new Set(dated.map((claim) => filters.month(claim.on)))].sort();
    if (months.length < 3) return null;
    const at = (name) => { const [year, m] = name.split("-").map(Number); return year * 12 + m; };
    const [first, last] = [at(months[0]), at(months.at(-1))];
    const step = 300 / (last - first + 1);
    const height = new Map();
    const shapes = dated.map((claim) => {
      const i = at(filters.month(claim.on)) - first;
      height.set(i, (height.get(i) ?? 0) + 1);
      return ["rect", { x: i * step + 0.5, y: 44 - Math.min(height.get(i), 10) * 4.2, width: Math.max(1.5, Math.min(step - 1, 12)), height: 3.4, rx: 1, class: claim.against.size ? "warn" : "" }];
    });
    const drawing = svg(300, 46, ["line", { x1: 0, x2: 300, y1: 45, y2: 45 }], ...shapes);
    drawing.classList.add("timeline");
    return [heading(word("overTime"), every.length), drawing, el("p.ends", {}, [el("span", {}, months[0]), filters.beyond(outside, "outsideClaims"), el("span", {}, months.at(-1))].filter(Boolean))];
  }

  function thingView(thing) {
    const posts = thing.type === "Person" ? thing.posts : [];
    const others = thing.names.slice(1);
    const told = thing.relations.filter((relation) => !toldByPost(relation, thing));
    const opposed = [...new Set([...thing.said, ...thing.about])].filter((claim) => claim.against.size);
    return [
      kind(thing), el("h2", {}, called(thing)), expander(thing), thing.node && thing.weight > 0 && el("p.lead", {}, word("tiedTo")(thing.weight)), others.length > 0 && el("p.also", {}, `${word("names")} ${others.join(" · ")}`), factsOf(thing),
      opposed.length > 0 && el("p.by", {}, el("span.tag.warn", {}, `${word("disagreements")} ${opposed.length}`)),
      posts.length > 0 && [heading(word("posts"), posts.length), listed([...posts].sort((a, b) => a.former - b.former), postRow)],
      told.length > 0 && [heading(word("relations"), told.length), relationGroups(thing, told)],
      timeline([...new Set([...thing.said, ...thing.about])]),
      claimsOf(thing, thing.said, word("says"), thing.totals?.said, "kg:claimant", (c) => claimCard(c, true, thing)),
      claimsOf(thing, thing.about, word(thing.type === "Topic" ? "onTopic" : "saysOf"), thing.totals?.about, "kg:about", (c) => claimCard(c)),
      thing.documents.length > 0 && [heading(word("mentioned"), thing.documents.length), listed(thing.documents, articleRow, 4)],
    ];
  }

  // A whole article with all that was read in it marked; what one came for stands out.
  function documentView(document) {
    const told = [...claims.map((c) => [c.passage, c]), ...[...relations, ...facts, ...posts].flatMap((r) => r.passages.map((p) => [p, r]))].filter(([p]) => p.document === document);
    const stretch = [...document.stretches].sort((a, b) => pointsOf(b).length - pointsOf(a).length)[0];
    const box = el("div.text.article");
    let at = stretch?.start ?? 0;
    const cut = (to) => { const text = pointsOf(stretch).slice(at - stretch.start, to - stretch.start).join(""); at = to; return text; };
    const ends = stretch ? stretch.start + pointsOf(stretch).length : 0;
    for (const [p, item] of told.sort(([a], [b]) => a.start - b.start || b.end - a.end)) {
      if (!stretch || p.start < at || p.end > ends) continue; // within one that is marked already
      box.append(cut(p.start), el("a", { href: hash(item.key), onclick: (event) => { event.preventDefault(); place.go(item.key); } }, el("mark", {}, cut(p.end))));
    }
    if (stretch) box.append(cut(ends));
    const named = [...document.things].filter((thing) => TYPES.includes(thing.type)).sort((a, b) => b.weight - a.weight);
    return [
      el("p.kind", {}, word("article")), el("h2", {}, document.title), where(document), stretch ? box : el("p.lead", {}, word("noEvidence")),
      named.length > 0 && [heading(word("mentions"), named.length), el("div.chips", {}, named.slice(0, 60).map((thing) => el("button.chip", { type: "button", type_: thing.type, onclick: () => place.go(thing.key) }, mark(thing.type), called(thing))))],
    ];
  }

  function communityView({ size, names, members }) {
    return [el("p.kind", {}, word("community")), el("h2", {}, joined(names.map((name) => el("span", {}, name)))), el("p.lead", {}, `${size} ${word("shown")}`),
      members.length < size && el("p.lead", {}, `${word("leftOut")}${size - members.length}`), most(), ranks(members)];
  }

  const sentence = (relation) => el("p.says", {}, link(relation.subject), ` ${term(relation.predicate)} `, link(relation.object), " ", modality(relation), " ", period(relation));

  function pairView({ ends, relations, claims }) {
    return [
      el("p.kind", {}, word("between")), el("h2", {}, link(ends[0]), " — ", link(ends[1])),
      relations.map((relation) => [sentence(relation), passagesOf(relation.passages)]),
      claims.length > 0 && [heading(word("claims"), claims.length), listed([...new Set(claims)], (c) => claimCard(c), 6)],
    ];
  }

  // The reason in words; "" where the graph gives none.
  const why = (a, b) => { const words = reason(a, b)?.[language]; return words ? el("p.also.why", {}, words) : ""; };

  function claimView(claim) {
    return [
      el("p.kind", {}, `${term("Claim") === "Claim" ? word("claims") : term("Claim")} · ${word(claim.direct ? "direct" : "indirect")}`),
      el("h2", {}, claim.by.length ? joined(claim.by.map(link)) : word("unknown")),
      el("p.also", {}, [claim.cue, day(claim.on)].filter(Boolean).join(" · ")),
      claim.about.length > 0 && el("p.by", {}, el("span", {}, "→ ", joined(claim.about.map(link)))),
      passagesOf([claim.passage]),
      claim.against.size > 0 && [heading(word("against"), claim.against.size), el("div.against", {}, [...claim.against].flatMap((other) => [claimCard(other, false), why(claim, other)]))],
      claim.with.size > 0 && [heading(word("supported"), claim.with.size), [...claim.with].flatMap((other) => [claimCard(other), why(claim, other)])],
    ];
  }

  const postView = (post) => [el("p.kind", {}, word("posts")), el("h2", {}, post.title ?? word("unnamedPost")),
    el("p.says", {}, link(post.person), " · ", link(post.organization), " ", post.former && el("span.tag", {}, word("former")), " ", period(post)), passagesOf(post.passages)];
  const relationView = (relation) => [el("p.kind", {}, word("relation")), sentence(relation), passagesOf(relation.passages)];
  const factView = (fact) => [el("p.kind", {}, term(fact.predicate)), el("h2", {}, fact.value), el("p.says", {}, link(fact.subject), " ", modality(fact)), passagesOf(fact.passages)];

  const most = () => heading(word("most"), word(filters.any ? "mostShown" : "mostOf"));

  function ranks(among = things) {
    const ties = filters.any ? canvas.degree : (thing) => thing.weight;
    const best = among.filter((thing) => canvas.visible(thing) && ties(thing)).sort((a, b) => ties(b) - ties(a) || a.id - b.id).slice(0, 10);
    return el("ul.ranks", {}, best.map((thing) => {
      const bar = svg(100, 8, ["rect", { x: 0, y: 0, height: 8, rx: 2, width: (100 * ties(thing)) / ties(best[0]) }]);
      bar.setAttribute("preserveAspectRatio", "none");
      bar.classList.add("stretch");
      bar.style.setProperty("--type", `var(--${thing.type})`);
      return el("li", {}, el("span.name", {}, mark(thing.type), link(thing)), bar, count(ties(thing)));
    }));
  }

  function overview() {
    const figure = (name, n, type) => el("div", { type_: type }, el("dt", {}, name), el("dd", {}, thousands(n)));
    const told = DATA.figures;
    const dates = filters.stretch(told ? DATA.dates : documents.map(({ issued }) => [issued, issued, 1]));
    const [first, last] = [dates.inside[0]?.[0], dates.inside.map(([, day]) => day).sort().at(-1)];
    const topics = told ? DATA.topics.map(([key, n]) => [byKey.get(key)?.item, n]).filter(([thing, n]) => thing && n)
      : things.filter((thing) => thing.type === "Topic" && thing.about.length).sort((a, b) => b.about.length - a.about.length).map((thing) => [thing, thing.about.length]);
    const opposed = claims.filter((claim) => [...claim.against].some((other) => other.id > claim.id)).flatMap((claim) => [...claim.against].filter((other) => other.id > claim.id).map((other) => [claim, other]));
    const latest = claims.filter((claim) => claim.on).sort((a, b) => b.on.localeCompare(a.on) || a.id - b.id).slice(0, 30);
    const articles = told ? DATA.latest : [...documents].sort((a, b) => (b.issued ?? "").localeCompare(a.issued ?? "") || a.id - b.id);
    return [
      el("h2", {}, DATA.title ?? word("name")), DATA.centre !== null && el("p.also", {}, word("around")),
      first && el("p.lead", {}, [first === last ? first : `${first} – ${last}`, filters.beyond(dates.outside, "outsideDocuments")].filter(Boolean)),
      el("dl.figures", {}, TYPES.map((type) => [type, told ? told[type] ?? 0 : things.filter((thing) => thing.node && thing.type === type).length]).filter(([, n]) => n).map(([type, n]) => figure(term(type), n, type)),
        figure(word("relations"), told?.relations ?? relations.length), figure(word("claims"), told?.claims ?? claims.length), figure(word("documents"), told?.documents ?? documents.length)),
      things.some((thing) => thing.node) ? [most(), ranks()] : el("p.lead", {}, word("empty")),
      opposed.length > 0 && [heading(word("disagreements"), opposed.length), listed(opposed, ([a, b]) => el("div.against", {}, claimCard(a, false), el("p.versus", {}, word("versus")), claimCard(b, false), why(a, b)), 2)],
      DATA.communities.length > 1 && [heading(word("communities"), DATA.communities.length), listed(DATA.communities, ([key, size, names]) => el("div.row", {}, el("button.link", { type: "button", onclick: () => place.go(key) }, names.join(language ? ", " : "、")), el("span.to", {}, String(size))), 6)],
      topics.length > 0 && [heading(word("topics"), topics.length), el("div.chips", {}, topics.slice(0, 24).map(([thing, n]) => el("button.chip", { type: "button", onclick: () => place.go(thing.key) }, thing.label, count(n))))],
      latest.length > 0 && [heading(word("latest")), listed(latest, (claim) => claimCard(claim), 4)],
      articles.length > 0 && [heading(word("documents"), told?.documents ?? articles.length), listed(articles, articleRow, 5)],
    ];
  }

  const views = { thing: thingView, document: documentView, community: communityView, pair: pairView, claim: claimView, post: postView, relation: (r) => (r.object ? relationView(r) : factView(r)) };

  function show(target) {
    const box = $("panel");
    const sheet = el("button.sheet", { type: "button", "aria-label": word("sheet"), onclick: () => box.classList.toggle("low") });
    const bar = target && el("div.bar", {}, el("button", { type: "button", onclick: place.back }, `← ${word("back")}`), el("button.end", { type: "button", onclick: () => { location.hash = ""; } }, word("overview")));
    const inside = box.contains(document.activeElement);
    box.replaceChildren(...[sheet, bar, target ? views[target.kind](target.item) : overview()].flat(Infinity).filter(Boolean));
    box.classList.toggle("low", !target);
    box.classList.toggle("reading", target?.kind === "document");
    box.scrollTop = 0;
    if (inside) box.focus({ preventScroll: true }); // what had the focus is gone
  }
  return { show };
})();
