// The data block as objects that know each other. kg/view/content.py writes it.
const DATA = JSON.parse(document.getElementById("data").textContent);

const documents = DATA.documents.map(([key, title, issued, publisher, places, stretches], id) =>
  ({ id, key, title, issued, publisher, places, stretches: stretches.map(([start, text]) => ({ start, text })) }));

const passages = DATA.passages.map(([doc, start, end, text]) => ({ document: documents[doc], start, end, text }));

const things = DATA.things.map(([key, type, names, kinds, docs, keys], id) => ({
  id, key, type, names, kinds, keys, label: names[0], documents: docs.map((i) => documents[i]),
  relations: [], facts: [], posts: [], said: [], about: [], near: new Map(), drawn: id < DATA.network.nodes.length,
}));

const relations = [];
const facts = [];
for (const [subject, predicate, object, modality, evidence, first, last, key, literal] of DATA.relations) {
  const made = { key, subject: things[subject], predicate, modality, first, last, passages: evidence.map((i) => passages[i]) };
  if (literal) {
    facts.push({ ...made, value: object });
    made.subject.facts.push(facts.at(-1));
  } else {
    made.object = things[object];
    relations.push(made);
    for (const end of new Set([made.subject, made.object])) end.relations.push(made);
  }
}

const posts = DATA.posts.map(([person, organization, title, former, evidence, key]) => {
  const post = { key, person: things[person], organization: things[organization], title, former: Boolean(former), passages: evidence.map((i) => passages[i]) };
  post.person.posts.push(post);
  post.organization.posts.push(post);
  return post;
});

const claims = DATA.claims.map(([by, about, passage, direct, cue, on, , , key], id) => ({
  id, key, by: by.map((i) => things[i]), about: about.map((i) => things[i]), passage: passages[passage],
  direct: Boolean(direct), cue, on: on ?? passages[passage].document.issued, against: new Set(), with: new Set(),
}));
DATA.claims.forEach(([, , , , , , against, supports], i) => {
  for (const j of against) { claims[i].against.add(claims[j]); claims[j].against.add(claims[i]); }
  for (const j of supports) { claims[i].with.add(claims[j]); claims[j].with.add(claims[i]); }
});
for (const claim of claims) {
  claim.by.forEach((thing) => thing.said.push(claim));
  claim.about.forEach((thing) => thing.about.push(claim));
}

// Ties between two things: what an edge of the drawing stands for.
const pairKey = (a, b) => `${Math.min(a.id, b.id)} ${Math.max(a.id, b.id)}`;
const pairs = new Map();
function tie(a, b, what, item) {
  if (a === b) return;
  const key = pairKey(a, b);
  if (!pairs.has(key)) pairs.set(key, { ends: a.id < b.id ? [a, b] : [b, a], relations: [], claims: [] });
  const pair = pairs.get(key);
  pair[what].push(item);
  a.near.set(b, pair);
  b.near.set(a, pair);
}
relations.forEach((relation) => tie(relation.subject, relation.object, "relations", relation));
for (const claim of claims) for (const speaker of claim.by) for (const target of claim.about) tie(speaker, target, "claims", claim);

for (const thing of things) {
  thing.weight = [...thing.near.keys()].filter((other) => other.drawn).length;
  const recent = (a, b) => (b.on ?? "").localeCompare(a.on ?? "");
  thing.said.sort(recent);
  thing.about.sort(recent);
}

const byKey = new Map();
for (const [kind, list] of Object.entries({ thing: things, relation: relations, relation2: facts, post: posts, claim: claims }))
  for (const item of list) if (item.key) byKey.set(item.key, { kind: kind.replace("2", ""), item });

const TYPES = ["Person", "Company", "Organization", "Model", "Product"].filter((type) => things.some((thing) => thing.drawn && thing.type === type));

// Offsets count code points; JavaScript's strings count UTF-16 units.
function surroundings(passage) {
  const { start, end, text } = passage;
  if (text !== undefined) return { before: "", text, after: "" };
  const stretch = passage.document.stretches.find((s) => s.start <= start && end <= s.start + (s.points ??= [...s.text]).length);
  if (!stretch) return { before: "", text: "", after: "" };
  const cut = (from, to) => stretch.points.slice(from, to).join("");
  return { before: cut(0, start - stretch.start), text: cut(start - stretch.start, end - stretch.start), after: cut(end - stretch.start) };
}
