// All that is known here, as objects that know each other; blocks add to it. kg/view/content.py writes them.
const DATA = { terms: {}, title: null, centre: null, leftOut: 0, figures: null, dates: [], communities: [], topics: [], latest: [] };
const documents = [], things = [], relations = [], facts = [], posts = [], claims = [];
const byKey = new Map();
const pairs = new Map(); // two things and all that ties them: what an edge of the drawing stands for
const pairKey = (a, b) => `${Math.min(a.id, b.id)} ${Math.max(a.id, b.id)}`;

const reasons = new Map(); // why two claims stand against or for each other, in both languages
const reason = (a, b) => reasons.get(pairKey(a, b));

// Give what stands under a key, or make it and keep it in its list.
function known(kind, list, key, make) {
  const name = key || `${kind} ${list.length}`;
  const found = byKey.get(name);
  if (found) return [found.item, false];
  const item = { id: list.length, key: name, ...make() };
  list.push(item);
  byKey.set(name, { kind, item });
  return [item, true];
}

function tie(a, b, what, item) {
  if (a === b) return;
  const key = pairKey(a, b);
  if (!pairs.has(key)) pairs.set(key, { ends: a.id < b.id ? [a, b] : [b, a], relations: [], claims: [] });
  const pair = pairs.get(key);
  pair[what].push(item);
  a.near.set(b, pair);
  b.near.set(a, pair);
}

// Take a block in; give its things by their numbers in the block.
function absorb(block) {
  Object.assign(DATA.terms, block.terms);
  const inDocuments = block.documents.map(([key, title, issued, publisher, places, stretches]) => {
    const [document] = known("document", documents, key, () => ({ title, issued, publisher, places, stretches: [], things: new Set() }));
    if (places.length) document.places = places;
    for (const [start, text] of stretches) if (!document.stretches.some((s) => s.start === start && s.text === text)) document.stretches.push({ start, text });
    return document;
  });
  const passages = block.passages.map(([document, start, end, text]) => ({ document: inDocuments[document], start, end, text }));
  const inThings = block.things.map(([key, type, names, kinds, where, keys, apart = ""], i) => {
    const [thing] = known("thing", things, key, () => ({ type, names, kinds, keys, apart, label: names[0], documents: [], relations: [], facts: [], posts: [], said: [], about: [], near: new Map(), node: null, weight: 0, full: false }));
    if (where.length > thing.documents.length) thing.documents = where.map((n) => inDocuments[n]);
    for (const document of thing.documents) document.things.add(thing);
    thing.total = block.ties?.[i] ?? thing.total;
    return thing;
  });
  const at = (list) => list.map((i) => passages[i]);

  for (const [subject, predicate, object, modality, evidence, first, last, key, literal, since, until] of block.relations) {
    const s = inThings[subject];
    const [made, fresh] = known("relation", literal ? facts : relations, key, () => ({ subject: s, predicate, modality, first, last, since, until, passages: at(evidence), ...(literal ? { value: object } : { object: inThings[object] }) }));
    if (!fresh) continue;
    if (literal) s.facts.push(made);
    else {
      for (const end of new Set([s, made.object])) end.relations.push(made);
      tie(s, made.object, "relations", made);
    }
  }
  for (const [person, organization, title, former, evidence, key, since, until] of block.posts) {
    const [post, fresh] = known("post", posts, key, () => ({ person: inThings[person], organization: inThings[organization], title, former: Boolean(former), since, until, passages: at(evidence) }));
    if (fresh) for (const end of new Set([post.person, post.organization])) end.posts.push(post);
  }
  const inClaims = block.claims.map(([by, about, passage, direct, cue, on, , , key]) => {
    const [claim, fresh] = known("claim", claims, key, () => ({ by: by.map((i) => inThings[i]), about: about.map((i) => inThings[i]), passage: passages[passage], direct: Boolean(direct), cue, on: on ?? passages[passage].document.issued, against: new Set(), with: new Set() }));
    if (fresh) {
      claim.by.forEach((thing) => thing.said.push(claim));
      claim.about.forEach((thing) => thing.about.push(claim));
      for (const speaker of claim.by) for (const target of claim.about) tie(speaker, target, "claims", claim);
    }
    return claim;
  });
  block.claims.forEach(([, , , , , , against, supports], i) => {
    for (const j of against) { inClaims[i].against.add(inClaims[j]); inClaims[j].against.add(inClaims[i]); }
    for (const j of supports) { inClaims[i].with.add(inClaims[j]); inClaims[j].with.add(inClaims[i]); }
  });
  for (const [i, j, ...words] of block.reasons ?? []) reasons.set(pairKey(inClaims[i], inClaims[j]), words);
  const day = ({ on }) => on ?? ""; // days sort as they are written
  const recent = (a, b) => (day(a) < day(b)) - (day(a) > day(b));
  for (const thing of inThings) { thing.said.sort(recent); thing.about.sort(recent); }
  return inThings;
}

// How much a thing is tied: among all things as the server counts, or among those of this page.
function weigh() {
  for (const thing of things) thing.weight = thing.total ?? [...thing.near.keys()].filter((other) => other.node).length;
}

const kindOf = (relation) => (relation.modality === "Asserted" ? "relation" : "unsure");
const itemsOf = (pair) => [
  ...pair.relations.map((r) => ({ predicate: r.predicate, kind: kindOf(r), first: r.first, last: r.last, n: 1 })),
  ...pair.claims.map((c) => ({ predicate: "about", kind: "said", first: c.on, last: c.on, n: 1 })),
];

// Offsets count code points; JavaScript's strings count UTF-16 units.
const pointsOf = (stretch) => (stretch.points ??= [...stretch.text]);
function surroundings({ document, start, end, text }) {
  const fits = document.stretches.filter((s) => s.start <= start && end <= s.start + pointsOf(s).length);
  const stretch = fits.sort((a, b) => pointsOf(b).length - pointsOf(a).length)[0];
  if (!stretch) return { before: "", text: text ?? "", after: "" };
  const cut = (from, to) => pointsOf(stretch).slice(from, to).join("");
  return { before: cut(0, start - stretch.start), text: cut(start - stretch.start, end - stretch.start), after: cut(end - stretch.start) };
}
